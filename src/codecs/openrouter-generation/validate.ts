import { type LLMError, llmError } from "../../errors.ts";
import type { GenerationCall } from "./wire.ts";

/** The SDK's types require an id; the words are not proved. */
export function validate({ id }: GenerationCall): LLMError | undefined {
  if (id !== "") return undefined;
  return llmError("bad-request", { message: "Missing required parameter: id", param: "id" });
}
