import type { CodecContext } from "../../codec.ts";
import type { RerankingReply } from "../../reranking-model/call.ts";
import { rankDocuments } from "../../reranking-model/rank.ts";
import { encodeCohereMeta } from "../cohere-meta.ts";
import { toUUID, UUID } from "../uuid.ts";
import type * as wire from "./wire.ts";

/** A search unit is a query with up to 100 documents. @see https://cohere.com/pricing */
const DOCUMENTS_A_UNIT = 100;

export function encode(
  reply: RerankingReply,
  call: wire.CohereRerankCall,
  { version = "2", generateId }: Pick<CodecContext, "generateId"> & wire.CohereRerankOptions,
): wire.RerankResponse {
  const units = Math.max(1, Math.ceil(call.documents.length / DOCUMENTS_A_UNIT));
  return {
    id: toUUID(generateId(UUID)),
    results: rankDocuments(reply, call).map(({ index, score }) => ({
      ...(call.returned && { document: encodeDocument(call.returned[index]) }),
      index,
      relevance_score: score,
    })),
    meta: encodeCohereMeta(version, { search_units: units }),
  };
}

function encodeDocument(document: unknown): object {
  return typeof document === "string" ? { text: document } : (document as object);
}
