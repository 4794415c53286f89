import type { EndpointCodec } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { embed } from "../../embedding-model/embed.ts";
import { encodeCloudflareError } from "../cloudflare-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * Text embeddings as Workers AI's own path has them; a reply is a list of vectors, one a text.
 *
 * @see https://developers.cloudflare.com/api/resources/ai/methods/run/
 *
 * @example
 * server.use(llm.cloudflare.embed([[0.1, 0.2]]));
 */
export function cloudflareEmbed(): EndpointCodec<EmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: ({ values, dimensions }) => values.map((text) => embed(text, dimensions)),
    encode,
    encodeError: (error, call) => encodeCloudflareError(error, call?.modelId),
  };
}
