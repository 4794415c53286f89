import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { type Check, integerFrom, refuse, text } from "../anthropic-words.ts";
import { toObject } from "../read.ts";

const FIELDS: readonly (readonly [name: string, check: Check])[] = [
  ["model", filled],
  ["prompt", filled],
  ["max_tokens_to_sample", integerFrom(1)],
];

/** What the specification demands, in the words of the API's other endpoints. */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const request = toObject(body);
  for (const [name, check] of FIELDS) {
    const value = request[name];
    const error = refuse(name, value === undefined ? "Field required" : check(value));
    if (error) return error;
  }
  return undefined;
}

function filled(value: unknown): string | undefined {
  return text(value) ?? (value === "" ? "String should have at least 1 character" : undefined);
}
