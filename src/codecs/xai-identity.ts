import type { RequestPlace } from "../definition.ts";
import type { GenerateId } from "../ids.ts";
import { toUUID, UUID } from "./uuid.ts";

/** Batches and sounds have another name for a request's id, as recorded. */
export function tellXAIIdentity(
  generateId: GenerateId,
  { operation }: RequestPlace,
): Record<string, string> {
  if (operation.startsWith("batches")) {
    return { "x-trace-id": generateId({ prefix: "", size: 32, alphabet: "hex" }) };
  }
  if (operation === "stt" || operation === "tts") return { "x-trace-id": toUUID(generateId(UUID)) };
  const [trace, span] = [32, 16].map((size) => generateId({ prefix: "", size, alphabet: "hex" }));
  return { "x-request-id": `00-${trace}-${span}-01`, "x-zero-data-retention": "false" };
}
