import type { EndpointCodec } from "../../codec.ts";
import { embed } from "../../embedding-model/embed.ts";
import { encodeBedrockError } from "../bedrock-error.ts";
import { findKind, isOpaque, toModelId } from "../bedrock-model.ts";
import { decode } from "./decode.ts";
import { countInput, encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { BedrockEmbeddingCall } from "./wire.ts";

/**
 * InvokeModel for models that make vectors: Titan's, Cohere's and Nova's. A reply is a list of vectors, one an input.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
 *
 * @example
 * server.use(llm.bedrock.embed([[0.1, 0.2]]));
 */
export function bedrockEmbed(): EndpointCodec<BedrockEmbeddingCall, number[][]> {
  return {
    kind: "endpoint",
    serves(params) {
      const modelId = toModelId(params);
      return findKind(modelId) === "embedding" || isOpaque(modelId);
    },
    decode,
    validate,
    countInput,
    headers: (inputTokens) => ({
      "x-amzn-bedrock-input-token-count": String(inputTokens),
      "x-amzn-bedrock-invocation-latency": "1",
    }),
    reply: ({ values, dimensions }) => values.map((value) => embed(value, dimensions)),
    encode,
    encodeError: encodeBedrockError,
  };
}
