/** @see https://docs.perplexity.ai/api-reference/embeddings-post */
export interface EmbeddingList {
  object: "list";
  data: Embedding[];
  model: string;
  usage: {
    prompt_tokens: number;
    total_tokens: number;
    cost: { input_cost: number; total_cost: number; currency: "USD" };
  };
}

export interface Embedding {
  object: "embedding";
  index: number;
  /** A signed byte a dimension, or a bit, in base64. */
  embedding: string;
}
