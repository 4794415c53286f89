import { optionalNumber, toObject, toObjects, toText, toTexts } from "../read.ts";
import type { Attributes } from "./wire.ts";

/** A file that is to be in a vector store. */
export interface NewFile {
  id: string;
  attributes: Attributes;
  chunking: Chunking;
}

export interface Chunking {
  max_chunk_size_tokens: number;
  chunk_overlap_tokens: number;
}

/** @see https://platform.openai.com/docs/api-reference/vector-stores-files/createFile */
const AUTO: Chunking = { max_chunk_size_tokens: 800, chunk_overlap_tokens: 400 };

export function decodeFile(body: unknown): NewFile {
  const { file_id: id, attributes, chunking_strategy: strategy } = toObject(body);
  return {
    id: toText(id),
    attributes: toObject(attributes) as Attributes,
    chunking: { ...AUTO, ...toObject(toObject(strategy)["static"]) },
  };
}

/** The files of a batch, or those that a vector store begins with; what is said of all holds for each. */
export function decodeFiles(body: unknown): NewFile[] {
  const { file_ids: ids, files, ...all } = toObject(body);
  return [...toTexts(ids).map((id) => ({ file_id: id })), ...toObjects(files)].map((file) =>
    decodeFile({ ...all, ...file }),
  );
}

export interface Search {
  queries: string[];
  limit: number;
  filters: unknown;
  threshold: number;
}

export function decodeSearch(body: unknown): Search {
  const { query, max_num_results: limit, filters, ranking_options: ranking } = toObject(body);
  return {
    queries: toTexts(query),
    limit: optionalNumber(limit) ?? 10,
    filters,
    threshold: optionalNumber(toObject(ranking)["score_threshold"]) ?? 0,
  };
}
