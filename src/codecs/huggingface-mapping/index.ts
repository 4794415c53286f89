import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeHuggingFaceError } from "../huggingface-error.ts";
import { decode } from "./decode.ts";
import { encode, mapEverywhere } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ProviderMapping } from "./wire.ts";

export type { ProviderMapping } from "./wire.ts";

/**
 * What the SDK asks before it asks a provider: who serves a model, and for what task. A reply is some of that, by
 * provider.
 *
 * @see https://huggingface.co/docs/inference-providers/hub-api
 *
 * @example
 * server.use(llm.huggingface.mapping({ together: { task: "text-generation" } }));
 */
export function huggingFaceMapping(): EndpointCodec<
  BaseCall,
  Record<string, Partial<ProviderMapping>>
> {
  return {
    kind: "endpoint",
    // whatever else is asked of a model is the Hub's own
    serves: (_, url) => /[?&]expand(\[\]|%5B%5D)=inferenceProviderMapping(&|$)/.test(url),
    decode,
    validate,
    reply: ({ modelId }) => mapEverywhere(modelId),
    encode: (providers, { modelId }) => encode(providers, modelId),
    encodeError: (error, call) => encodeHuggingFaceError(error, call?.modelId),
  };
}
