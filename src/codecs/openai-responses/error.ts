import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeOpenAIError, type ErrorShape, type OpenAIErrorRows } from "../openai-error.ts";
import { toObject } from "../read.ts";

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
): ErrorReply {
  return errorShape(error, call?.modelId);
}

/** What a stream tells of an error: its members, of which others than OpenAI have but some. */
export function toErrorMembers({
  body,
}: ErrorReply): Record<"message" | "type" | "code" | "param", unknown> {
  const { error, ...rest } = toObject(body);
  const {
    message = error,
    type = null,
    code = null,
    param = null,
  } = { ...rest, ...toObject(error) };
  return { type, code, message, param };
}
