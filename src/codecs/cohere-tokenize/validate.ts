import type { LLMError } from "../../errors.ts";
import { refuseRequest } from "../cohere-error.ts";
import { toObject, toText } from "../read.ts";
import type { DetokenizeCall, TokenizeCall } from "./wire.ts";

/** @see https://docs.cohere.com/reference/tokenize */
const LONGEST = 65_536;

export function validate({ body }: TokenizeCall): LLMError | undefined {
  const { model, text } = toObject(body);
  if (toText(model) === "") return refuseRequest("model is required");
  const { length } = toText(text);
  if (length >= 1 && length <= LONGEST) return undefined;
  return refuseRequest(`text must be between 1 and ${LONGEST} characters`);
}

export function validateTokens({ body }: DetokenizeCall): LLMError | undefined {
  const { model, tokens } = toObject(body);
  if (toText(model) === "") return refuseRequest("model is required");
  return Array.isArray(tokens) ? undefined : refuseRequest("tokens is required");
}
