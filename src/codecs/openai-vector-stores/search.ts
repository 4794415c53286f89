import type { CodecContext } from "../../codec.ts";
import { scoreDocuments } from "../../reranking-model/rank.ts";
import { toObject, toObjects, toText } from "../read.ts";
import { decodeSearch } from "./decode.ts";
import { findUpload, listChunks, settleStore, vectorStoreFiles, vectorStores } from "./stored.ts";
import type { Attributes, SearchResult } from "./wire.ts";

/** The passages of a vector store that are nearest to a query, by the measure of the embeddings. */
export function search(storeId: string, body: unknown, context: CodecContext): SearchResult[] {
  const { store } = context;
  const { queries, limit, filters, threshold } = decodeSearch(body);
  const stores = vectorStores(store);
  stores.set(storeId, settleStore(stores.get(storeId)!, context));
  const passages = [...vectorStoreFiles(store, storeId).values()]
    .filter(({ status, attributes }) => status === "completed" && isMatch(filters, attributes))
    .flatMap((file) => listChunks(file, store).map((text) => ({ file, text })));
  const scores = scoreAll(
    queries,
    passages.map(({ text }) => text),
  );
  return passages
    .map(({ file: { id, attributes }, text }, index) => ({
      file_id: id,
      filename: findUpload(store, id)?.file.filename ?? "",
      score: scores[index] ?? 0,
      attributes,
      content: [{ type: "text" as const, text }],
    }))
    .filter(({ score }) => score >= threshold)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** A search has no model of its own. */
const NO_MODEL = { modelId: "", body: undefined, topN: undefined };

/** How near each text is to the query that it is nearest to. */
function scoreAll(queries: string[], documents: string[]): number[] {
  const all = queries.map((query) => {
    const ranked = scoreDocuments({ ...NO_MODEL, query, documents });
    return "scores" in ranked ? ranked.scores : [];
  });
  return documents.map((_, index) => Math.max(...all.map((scores) => scores[index] ?? 0)));
}

/** @see https://platform.openai.com/docs/api-reference/vector-stores/search#vector-stores-search-filters */
function isMatch(filter: unknown, attributes: Attributes): boolean {
  const { type, key, value, filters } = toObject(filter);
  const isTrue = (one: unknown): boolean => isMatch(one, attributes);
  if (type === "and") return toObjects(filters).every(isTrue);
  if (type === "or") return toObjects(filters).some(isTrue);
  return key === undefined || compare(toText(type), attributes[toText(key)], value);
}

function compare(type: string, given: unknown, value: unknown): boolean {
  const [one, other] = [given as number, value as number];
  switch (type) {
    case "ne":
      return given !== value;
    case "gt":
      return one > other;
    case "gte":
      return one >= other;
    case "lt":
      return one < other;
    case "lte":
      return one <= other;
    case "in":
      return Array.isArray(value) && value.includes(given);
    case "nin":
      return Array.isArray(value) && !value.includes(given);
    default:
      return given === value;
  }
}
