/** @see https://openrouter.ai/docs/api/api-reference/rerank/create-rerank */
export interface RerankResponse {
  id: string;
  model: string;
  provider: string;
  results: { index: number; relevance_score: number; document: { text: string } }[];
  usage: { total_tokens: number; cost: number };
}
