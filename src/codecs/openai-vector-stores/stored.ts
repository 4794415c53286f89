import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import { type Chunking, decodeFile } from "./decode.ts";
import type { FileBatch, FileCounts, VectorStore, VectorStoreFile } from "./wire.ts";

/** What the endpoint of files keeps, as far as it matters here. */
interface UploadedFile {
  readonly file: { readonly filename: string };
  readonly content: Uint8Array<ArrayBuffer>;
}

export function vectorStores(store: Store): Map<string, VectorStore> {
  return store.collection("vector-stores");
}

/** The files of a vector store by their ids. */
export function vectorStoreFiles(store: Store, id: string): Map<string, VectorStoreFile> {
  return store.collection(`files of ${id}`);
}

export function fileBatches(store: Store, id: string): Map<string, FileBatch> {
  return store.collection(`file batches of ${id}`);
}

/** The ids of each batch's files. */
export function batchFiles(store: Store): Map<string, readonly string[]> {
  return store.collection("files of file batches");
}

export function findUpload(store: Store, id: string): UploadedFile | undefined {
  return store.collection<UploadedFile>("files").get(id);
}

/** A file is read by the time that somebody looks. */
export function settleFile(file: VectorStoreFile, { store }: CodecContext): VectorStoreFile {
  if (file.status !== "in_progress") return file;
  const usage_bytes = findUpload(store, file.id)?.content.length ?? 0;
  return { ...file, status: "completed", usage_bytes };
}

export function settleStore(vectorStore: VectorStore, context: CodecContext): VectorStore {
  if (vectorStore.status === "expired") return vectorStore;
  const files = vectorStoreFiles(context.store, vectorStore.id);
  for (const [id, file] of files) files.set(id, settleFile(file, context));
  const settled = [...files.values()];
  return {
    ...vectorStore,
    status: "completed",
    usage_bytes: settled.reduce((sum, { usage_bytes }) => sum + usage_bytes, 0),
    file_counts: countFiles(settled),
  };
}

export function settleBatch(batch: FileBatch): FileBatch {
  if (batch.status !== "in_progress") return batch;
  const { total } = batch.file_counts;
  const file_counts = { ...batch.file_counts, in_progress: 0, completed: total };
  return { ...batch, status: "completed", file_counts };
}

/** One that is done stays as it is. */
export function cancelBatch(batch: FileBatch): FileBatch {
  if (batch.status !== "in_progress") return batch;
  const { total } = batch.file_counts;
  const file_counts = { ...batch.file_counts, in_progress: 0, cancelled: total };
  return { ...batch, status: "cancelled", file_counts };
}

export function countFiles(files: readonly Pick<VectorStoreFile, "status">[]): FileCounts {
  const counts = { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: files.length };
  for (const { status } of files) counts[status] += 1;
  return counts;
}

/** How long a token is, about. */
const CHARACTERS = 4;

const decoder = new TextDecoder();

/** What is in a file, cut as its strategy says. */
export function listChunks(file: VectorStoreFile, store: Store): string[] {
  const upload = findUpload(store, file.id);
  if (!upload || upload.content.length === 0) return [];
  const text = decoder.decode(upload.content);
  const { max_chunk_size_tokens: size, chunk_overlap_tokens: overlap } = toChunking(file);
  const step = Math.max(1, size - overlap) * CHARACTERS;
  const chunks: string[] = [];
  for (let start = 0; start === 0 || start + overlap * CHARACTERS < text.length; start += step) {
    chunks.push(text.slice(start, start + size * CHARACTERS));
  }
  return chunks;
}

function toChunking({ chunking_strategy }: VectorStoreFile): Chunking {
  return decodeFile({ chunking_strategy }).chunking;
}
