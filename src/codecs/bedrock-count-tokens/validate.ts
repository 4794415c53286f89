import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../bedrock-error.ts";
import type { CountCall } from "./decode.ts";

/** What is counted is checked as if it were sent. */
export function validate({ counted }: CountCall, context: CodecContext): LLMError | undefined {
  if (counted) return counted.codec.validate(counted.call, context);
  return invalidRequest(
    "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must not be null",
  );
}
