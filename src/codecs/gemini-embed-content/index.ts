import type { EndpointCodec } from "../../codec.ts";
import { embed } from "../../embedding-model/embed.ts";
import { encodeGoogleError } from "../google-error.ts";
import { googleJSON } from "../google-json.ts";
import { decode, toDimensions } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { GeminiEmbeddingCall } from "./wire.ts";

/**
 * Google's embedContent and batchEmbedContents; a reply is a list of vectors, one a content.
 *
 * @see https://ai.google.dev/api/embeddings
 *
 * @example
 * server.use(llm.gemini.embedContent([[0.1, 0.2]]));
 */
export function geminiEmbedContent(): EndpointCodec<GeminiEmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    json: googleJSON,
    decode,
    validate,
    reply: ({ values, asked, modelId }) =>
      values.map((value, index) => embed(value, asked[index] ?? toDimensions(modelId))),
    encode,
    encodeError: encodeGoogleError,
  };
}
