/** @see https://github.com/vercel/ai/tree/main/packages/provider/src/reranking-model/v4 */
export interface RerankingResult {
  ranking: { index: number; relevanceScore: number }[];
  providerMetadata: { gateway: { cost: string } };
}
