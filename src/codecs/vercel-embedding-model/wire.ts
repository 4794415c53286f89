/** @see https://github.com/vercel/ai/tree/main/packages/provider/src/embedding-model/v4 */
export interface EmbeddingResult {
  embeddings: number[][];
  usage: { tokens: number };
  providerMetadata: { gateway: { cost: string } };
}
