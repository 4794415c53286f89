import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { refuseRequest } from "../cohere-error.ts";
import { toObject, toText } from "../read.ts";
import { MAXIMUM_GENERATIONS } from "./decode.ts";

/** @see https://docs.cohere.com/v1/reference/generate */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { prompt, num_generations: count } = toObject(body);
  if (toText(prompt) === "") return refuseRequest("prompt must be at least 1 token long.");
  const isCount = typeof count !== "number" || (count >= 1 && count <= MAXIMUM_GENERATIONS);
  return isCount ? undefined : refuseRequest("num_generations must be between 1 and 5");
}
