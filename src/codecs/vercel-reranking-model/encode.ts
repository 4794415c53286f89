import type { RerankingCall, RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import type { RerankingResult } from "./wire.ts";

export function encode(reply: RerankingReply, call: RerankingCall): RerankingResult {
  return {
    ranking: rankDocuments(reply, call).map(({ index, score }) => ({
      index,
      relevanceScore: score,
    })),
    providerMetadata: { gateway: { cost: "0" } },
  };
}
