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
      ...(idHeader !== undefined && { [idHeader]: toHeaderValue(id) }),
      ...(modelHeader !== undefined && {
        [modelHeader]: toHeaderValue(result?.modelId ?? call.modelId),
      }),
    }),
  };
}

/** What no header can hold is escaped: a test may give any id, and a request any model. */
function toHeaderValue(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) =>
    encodeURIComponent(/\p{Surrogate}/u.test(character) ? "\ufffd" : character),
  );
}
