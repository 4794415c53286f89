/** How many files there are, by what became of them. */
export interface FileCounts {
  in_progress: number;
  completed: number;
  failed: number;
  cancelled: number;
  total: number;
}

/** @see https://platform.openai.com/docs/api-reference/vector-stores/object */
export interface VectorStore {
  id: string;
  object: "vector_store";
  name: string | null;
  description: string | null;
  status: "expired" | "in_progress" | "completed";
  usage_bytes: number;
  created_at: number;
  file_counts: FileCounts;
  metadata: unknown;
  expires_after: unknown;
  expires_at: number | null;
  last_active_at: number | null;
}

type FileStatus = "in_progress" | "completed" | "cancelled" | "failed";

export type Attributes = Record<string, string | number | boolean>;

/** @see https://platform.openai.com/docs/api-reference/vector-stores-files/file-object */
export interface VectorStoreFile {
  id: string;
  object: "vector_store.file";
  usage_bytes: number;
  created_at: number;
  vector_store_id: string;
  status: FileStatus;
  last_error: unknown;
  chunking_strategy: unknown;
  attributes: Attributes;
}

/** As recorded; the specification writes `vector_store.files_batch`. */
export interface FileBatch {
  id: string;
  object: "vector_store.file_batch";
  created_at: number;
  status: FileStatus;
  vector_store_id: string;
  file_counts: FileCounts;
}

/** @see https://platform.openai.com/docs/api-reference/vector-stores/search */
export interface SearchResult {
  file_id: string;
  filename: string;
  /** From 0 to 1. */
  score: number;
  attributes: Attributes;
  content: { type: "text"; text: string }[];
}

/** Search results, or what is in a file. */
export interface ResultPage<T> {
  object: "vector_store.search_results.page" | "vector_store.file_content.page";
  search_query?: string[];
  data: T[];
  has_more: boolean;
  next_page: string | null;
}
