import type { LLMError } from "../../errors.ts";
import { checkInputs } from "../mistral-inputs.ts";
import type { MistralModerationCall } from "./wire.ts";

/** @see https://docs.mistral.ai/api/endpoint/classifiers */
export function validate({ body }: MistralModerationCall, ofChats: boolean): LLMError | undefined {
  return checkInputs(body, ofChats);
}
