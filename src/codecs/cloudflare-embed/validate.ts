import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { LLMError } from "../../errors.ts";
import { badInput } from "../cloudflare-error.ts";
import { toObject } from "../read.ts";

export function validate({ body, values }: EmbeddingCall): LLMError | undefined {
  const { text } = toObject(body);
  if (text === undefined) return badInput("required properties at '/' are 'text'");
  const isRight =
    typeof text === "string" || (Array.isArray(text) && values.length === text.length);
  return isRight
    ? undefined
    : badInput("oneOf at '/text' not met, 0 matches: Type mismatch of '/text'");
}
