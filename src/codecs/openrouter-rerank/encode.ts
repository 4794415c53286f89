import type { CodecContext } from "../../codec.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { RerankingCall, RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import { OPENROUTER_ID, toProviderName, toSlug } from "../openrouter.ts";
import type * as wire from "./wire.ts";

/** Each result repeats its document, as recorded. */
export function encode(
  reply: RerankingReply,
  call: RerankingCall,
  { countTokens, generateId }: Pick<CodecContext, "countTokens" | "generateId">,
): wire.RerankResponse {
  const { documents, query, modelId } = call;
  return {
    model: toSlug(modelId),
    results: rankDocuments(reply, call).map(({ index, score }) => ({
      index,
      relevance_score: score,
      document: { text: documents[index]! },
    })),
    usage: { total_tokens: countValues([query, ...documents], countTokens), cost: 0 },
    provider: toProviderName(modelId),
    id: generateId({ ...OPENROUTER_ID, prefix: "gen-rerank-" }),
  };
}
