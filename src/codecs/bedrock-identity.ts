import type { RequestPlace } from "../definition.ts";
import type { GenerateId } from "../ids.ts";

/** The paths that are OpenAI's have OpenAI's name for a request's id besides, as recorded. */
const OPENAI = new Set(["chat", "responses"]);

export function tellBedrockIdentity(
  generateId: GenerateId,
  { operation }: RequestPlace,
): Record<string, string> {
  const id = [8, 4, 4, 4, 12]
    .map((size) => generateId({ prefix: "", size, alphabet: "hex" }))
    .join("-");
  return { "x-amzn-requestid": id, ...(OPENAI.has(operation) && { "x-request-id": id }) };
}
