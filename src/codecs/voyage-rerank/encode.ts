import { countValues } from "../../embedding-model/count-values.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import type { CountTokens } from "../../tokens.ts";
import type * as wire from "./wire.ts";

/** The query counts with each document. @see https://docs.voyageai.com/docs/faq */
export function encode(
  reply: RerankingReply,
  call: wire.VoyageRerankCall,
  countTokens: CountTokens,
): wire.RerankList {
  const { documents, query, modelId, returnsDocuments } = call;
  return {
    object: "list",
    data: rankDocuments(reply, call).map(({ index, score }) => ({
      relevance_score: score,
      index,
      ...(returnsDocuments && { document: documents[index]! }),
    })),
    model: modelId,
    usage: {
      total_tokens: countTokens(query) * documents.length + countValues(documents, countTokens),
    },
  };
}
