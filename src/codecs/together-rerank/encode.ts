import type { CodecContext } from "../../codec.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import type * as wire from "./wire.ts";

export function encode(
  reply: RerankingReply,
  call: wire.TogetherRerankCall,
  { countTokens, generateId }: Pick<CodecContext, "countTokens" | "generateId">,
): wire.RerankList {
  const { documents, query, modelId, returnsDocuments } = call;
  const tokens = countValues([query, ...documents], countTokens);
  return {
    id: generateId({ prefix: "o", size: [6, 6, 16] }),
    object: "rerank",
    model: modelId,
    results: rankDocuments(reply, call).map(({ index, score }) => ({
      index,
      relevance_score: score,
      document: returnsDocuments ? { text: documents[index]! } : {},
    })),
    usage: { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens },
  };
}
