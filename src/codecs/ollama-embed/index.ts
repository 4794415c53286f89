import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { embed } from "../../embedding-model/embed.ts";
import { encodeOllamaError } from "../ollama-error.ts";
import { decode, decodePrompt } from "./decode.ts";
import { encode, encodeOne } from "./encode.ts";
import { validate, validatePrompt } from "./validate.ts";
import type { OllamaEmbeddingCall } from "./wire.ts";

/**
 * Ollama's embeddings; a reply is a list of vectors, one a text.
 *
 * @see https://docs.ollama.com/api/embed
 *
 * @example
 * server.use(llm.ollama.embed([[0.1, 0.2]]));
 */
export function ollamaEmbed(): EndpointCodec<OllamaEmbeddingCall, number[][]> {
  return {
    ...BASE,
    parameters: PARAMETERS,
    decode,
    validate,
    encode: (vectors, call, context) => encode(vectors, call, countTokens(call, context)),
  };
}

/**
 * The endpoint before it, of one `prompt`; a reply is a list of one vector.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md#generate-embedding
 *
 * @example
 * server.use(llm.ollama.embeddings([[0.1, 0.2]]));
 */
export function ollamaEmbeddings(): EndpointCodec<OllamaEmbeddingCall, number[][]> {
  return {
    ...BASE,
    parameters: PROMPT_PARAMETERS,
    decode: decodePrompt,
    validate: validatePrompt,
    encode: encodeOne,
  };
}

const BASE = {
  kind: "endpoint",
  countInput: countTokens,
  // in single precision, as the models have them
  reply: ({ values, dimensions }: OllamaEmbeddingCall) =>
    values.map((text) => embed(text, dimensions).map(Math.fround)),
  encodeError: (error, call) => encodeOllamaError(error, call?.modelId),
} satisfies Partial<EndpointCodec<OllamaEmbeddingCall, number[][]>>;

const PARAMETERS: ReadonlySet<string> = new Set([
  "dimensions",
  "input",
  "keep_alive",
  "model",
  "options",
  "truncate",
]);

const PROMPT_PARAMETERS: ReadonlySet<string> = new Set([
  "keep_alive",
  "model",
  "options",
  "prompt",
]);

function countTokens({ values }: OllamaEmbeddingCall, context: CodecContext): number {
  return values.reduce((total, text) => total + Math.max(1, context.countTokens(text)), 0);
}
