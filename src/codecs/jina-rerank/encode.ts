import { countValues } from "../../embedding-model/count-values.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import type { CountTokens } from "../../tokens.ts";
import type * as wire from "./wire.ts";

export function encode(
  reply: RerankingReply,
  call: wire.JinaRerankCall,
  countTokens: CountTokens,
): wire.RerankList {
  const { documents, query, modelId, returned } = call;
  return {
    model: modelId,
    object: "list",
    usage: { total_tokens: countValues([query, ...documents], countTokens) },
    results: rankDocuments(reply, call).map(({ index, score }) => ({
      index,
      relevance_score: score,
      ...(returned && { document: encodeDocument(returned[index]) }),
    })),
  };
}

function encodeDocument(document: unknown): unknown {
  return typeof document === "string" ? { text: document } : document;
}
