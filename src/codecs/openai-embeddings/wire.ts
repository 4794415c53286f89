import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { OpenAIOptions } from "../openai-options.ts";

/** @see https://platform.openai.com/docs/api-reference/embeddings/create */
export interface EmbeddingList {
  object: "list";
  data: Embedding[];
  model: string;
  usage: { prompt_tokens: number; total_tokens: number };
}

/** @see https://platform.openai.com/docs/api-reference/embeddings/object */
interface Embedding {
  object: "embedding";
  index: number;
  /** Little-endian 32-bit floats in base64 where `encoding_format` asks for it. */
  embedding: number[] | string;
}

/** A text, or the tokens of one. */
export type EmbeddingInput = string | number[];

/** What differs between the providers that speak this format. */
export interface OpenAIEmbeddingsOptions extends OpenAIOptions<EmbeddingCall> {
  /** What answers where a test gives nothing; without it, vectors made from the texts. */
  reply?: (call: EmbeddingCall) => number[][] | LLMError | undefined;
  /** How the provider has the body. @default OpenAI's way */
  write?: (list: EmbeddingList, call: EmbeddingCall, context: CodecContext) => object;
}
