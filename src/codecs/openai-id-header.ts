import type { LanguageModelCodec } from "../codec.ts";
import type { OpenAIOptions } from "./openai-options.ts";

/** The header of a provider that tells an answer's id there too. */
export function tellId({ idHeader }: OpenAIOptions): Pick<LanguageModelCodec, "headers"> {
  if (idHeader === undefined) return {};
  return { headers: (_call, _result, id) => ({ [idHeader]: id }) };
}
