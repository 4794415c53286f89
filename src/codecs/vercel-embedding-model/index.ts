import type { EndpointCodec } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeVercelError } from "../vercel-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * Vectors by the AI SDK's own protocol. A reply is a list of vectors, one a value.
 *
 * @see https://ai-sdk.dev/providers/ai-sdk-providers/ai-gateway
 */
export function vercelEmbeddingModel(): EndpointCodec<EmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: embedValues,
    encode: (vectors, call, { countTokens }) => encode(vectors, call, countTokens),
    encodeError: (error, call) => encodeVercelError(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(["dimensions", "providerOptions", "values"]);
