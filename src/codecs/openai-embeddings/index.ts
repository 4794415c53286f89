import type { EndpointCodec } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { embedValues } from "../../embedding-model/embed-values.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toParameters } from "../openai-options.ts";
import { decode } from "./decode.ts";
import { countInput, encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { OpenAIEmbeddingsOptions } from "./wire.ts";

export type { OpenAIEmbeddingsOptions } from "./wire.ts";

/**
 * The OpenAI Embeddings format. A reply is a list of vectors, one an input; without one, they are made from the texts.
 *
 * @see https://platform.openai.com/docs/api-reference/embeddings
 *
 * @example
 * operations: { embeddings: ["POST", "/embeddings", openaiEmbeddings()] }
 */
export function openaiEmbeddings(
  options: OpenAIEmbeddingsOptions = {},
): EndpointCodec<EmbeddingCall, number[][]> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "endpoint",
    decode,
    validate: (call) => validate(call, options) ?? options.validate?.(call),
    reply: (call) => options.reply?.(call) ?? embedValues(call),
    countInput,
    encode(vectors, call, context) {
      const list = encode(vectors, call, context);
      return options.write?.(list, call, context) ?? list;
    },
    encodeError: (error, call) => errorShape(error, call?.modelId),
    ...toParameters(options, PARAMETERS),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "dimensions",
  "encoding_format",
  "input",
  "model",
  "user",
]);
