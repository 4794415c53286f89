import type { CodecContext } from "../../codec.ts";
import { keepObject, type Origin } from "../openai-object-kind.ts";
import { optionalNumber, optionalText, toObject } from "../read.ts";
import { decodeFile, decodeFiles, type NewFile } from "./decode.ts";
import { batchFiles, countFiles, vectorStoreFiles } from "./stored.ts";
import type { FileBatch, VectorStore, VectorStoreFile } from "./wire.ts";

const DAY = 24 * 60 * 60;

/** A new vector store, and in the store the files that it begins with. */
export function encodeStore(id: string, { call, context }: Origin): VectorStore {
  const { name, description, metadata, expires_after: expiry } = toObject(call.body);
  const files = decodeFiles(call.body);
  addFiles(id, files, context);
  const created_at = Math.floor(context.now / 1000);
  const days = optionalNumber(toObject(expiry)["days"]);
  return {
    id,
    object: "vector_store",
    name: optionalText(name) ?? null,
    description: optionalText(description) ?? null,
    status: files.length > 0 ? "in_progress" : "completed",
    usage_bytes: 0,
    created_at,
    file_counts: countFiles(files.map(() => ({ status: "in_progress" }))),
    metadata: metadata ?? {},
    expires_after: expiry ?? null,
    expires_at: days === undefined ? null : created_at + days * DAY,
    last_active_at: created_at,
  };
}

export function makeFile(id: string, { call, context }: Origin): VectorStoreFile {
  const storeId = call.params["vector_store_id"] ?? "";
  return encodeFile({ ...decodeFile(call.body), id }, storeId, context);
}

/** A new batch, and its files in their vector store. */
export function makeBatch(id: string, { call, context }: Origin): FileBatch {
  const vector_store_id = call.params["vector_store_id"] ?? "";
  const files = decodeFiles(call.body);
  addFiles(vector_store_id, files, context);
  const ids = files.map((file) => file.id);
  batchFiles(context.store).set(id, ids);
  return {
    id,
    object: "vector_store.file_batch",
    created_at: Math.floor(context.now / 1000),
    status: "in_progress",
    vector_store_id,
    file_counts: countFiles(files.map(() => ({ status: "in_progress" }))),
  };
}

function addFiles(storeId: string, files: NewFile[], context: CodecContext): void {
  const kept = vectorStoreFiles(context.store, storeId);
  for (const file of files) keepObject(kept, file.id, encodeFile(file, storeId, context));
}

function encodeFile(
  { id, attributes, chunking }: NewFile,
  vector_store_id: string,
  { now }: Pick<CodecContext, "now">,
): VectorStoreFile {
  return {
    id,
    object: "vector_store.file",
    usage_bytes: 0,
    created_at: Math.floor(now / 1000),
    vector_store_id,
    status: "in_progress",
    last_error: null,
    chunking_strategy: { type: "static", static: chunking },
    attributes,
  };
}
