import type { LLMError } from "../../errors.ts";
import { checkInputs } from "../mistral-inputs.ts";
import type { MistralClassificationCall } from "./wire.ts";

export function validate(
  { body }: MistralClassificationCall,
  ofChats: boolean,
): LLMError | undefined {
  return checkInputs(body, ofChats);
}
