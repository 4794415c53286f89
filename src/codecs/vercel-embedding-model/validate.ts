import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { toObject } from "../read.ts";

export function validate({ modelId, body }: EmbeddingCall): LLMError | undefined {
  if (modelId === "") {
    return llmError("bad-request", { message: "Missing header: 'ai-model-id'." });
  }
  if (Array.isArray(toObject(body)["values"])) return undefined;
  return llmError("bad-request", { message: "Invalid input: expected array", param: "values" });
}
