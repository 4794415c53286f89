import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeOpenAIError, type OpenAIError, type OpenAIErrorRows } from "../openai-error.ts";

/** What the recordings of this endpoint say otherwise than those of chat. */
const ROWS: OpenAIErrorRows = {
  "model-not-found": {
    status: 400,
    message: "The requested model '{model}' does not exist.",
    param: "model",
  },
  "context-length-exceeded": { param: "input" },
};

export function encodeError(error: LLMError, call?: BaseCall): ErrorReply & { body: OpenAIError } {
  return encodeOpenAIError(error, call?.modelId, ROWS);
}
