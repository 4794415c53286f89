import type { LLMError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeOpenAIError, type ErrorShape, type OpenAIErrorRows } from "../openai-error.ts";

/** What the recordings of this endpoint say otherwise than those of chat. */
const ROWS: OpenAIErrorRows = {
  "model-not-found": {
    status: 400,
    message: "The requested model '{model}' does not exist.",
    param: "model",
  },
  "context-length-exceeded": { param: "input" },
};

/** OpenAI's way, where another provider has none of its own. */
export function encodeError(
  error: LLMError,
  call: BaseCall | undefined,
  errorShape: ErrorShape = (error, modelId) => encodeOpenAIError(error, modelId, ROWS),
): ReturnType<ErrorShape> {
  return errorShape(error, call?.modelId);
}
