import type { LanguageModelCodec } from "../codec.ts";
import type { OpenAIOptions } from "./openai-options.ts";

/** The headers of a provider that tell an answer's id there too, or its model. */
export function tellId({
  idHeader,
  modelHeader,
}: OpenAIOptions): Pick<LanguageModelCodec, "headers"> {
  if (idHeader === undefined && modelHeader === undefined) return {};
  return {
    headers: (call, result, id) => ({
      ...(idHeader !== undefined && { [idHeader]: id }),
      ...(modelHeader !== undefined && { [modelHeader]: result?.modelId ?? call.modelId }),
    }),
  };
}
