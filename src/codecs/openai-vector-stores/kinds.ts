import type { ObjectKind } from "../openai-object-kind.ts";
import { optionalText, toObject } from "../read.ts";
import { encodeStore, makeBatch, makeFile } from "./encode.ts";
import {
  batchFiles,
  fileBatches,
  settleBatch,
  settleFile,
  settleStore,
  vectorStoreFiles,
  vectorStores,
} from "./stored.ts";
import { BATCH_RULES, FILE_RULES, STORE_RULES } from "./validate.ts";
import type { FileBatch, VectorStore, VectorStoreFile } from "./wire.ts";

export const STORE: ObjectKind<VectorStore> = {
  param: "vector_store_id",
  id: { prefix: "vs_", size: 32, alphabet: "hex" },
  rules: STORE_RULES,
  collect: vectorStores,
  notFound: (id) => `Vector store with id '${id}' not found.`,
  make: encodeStore,
  settle: settleStore,
  isPolled: true,
  change(vectorStore, { body }) {
    const { name, metadata, expires_after } = { ...vectorStore, ...toObject(body) };
    return { ...vectorStore, name, metadata: metadata ?? {}, expires_after };
  },
  deleted: "vector_store.deleted",
};

export const FILE: ObjectKind<VectorStoreFile> = {
  param: "file_id",
  id: { prefix: "file-", size: 22 },
  rules: FILE_RULES,
  required: ["file_id"],
  toOwnId: ({ body }) => optionalText(toObject(body)["file_id"]),
  parent: STORE,
  collect: (store, { vector_store_id: id = "" }) => vectorStoreFiles(store, id),
  notFound: (id, { vector_store_id: storeId = "" }) =>
    `No file found with id '${id}' in vector store '${storeId}'.`,
  make: makeFile,
  settle: settleFile,
  isPolled: true,
  change(file, { body }) {
    const { attributes } = { ...file, ...toObject(body) };
    return { ...file, attributes };
  },
  deleted: "vector_store.file.deleted",
  isWanted: ({ status }, query) => status === (query.get("filter") ?? status),
};

export const BATCH: ObjectKind<FileBatch> = {
  param: "batch_id",
  id: { prefix: "vsfb_", size: 32, alphabet: "hex" },
  rules: BATCH_RULES,
  parent: STORE,
  collect: (store, { vector_store_id: id = "" }) => fileBatches(store, id),
  notFound: (id) => `No file batch found with id '${id}'.`,
  make: makeBatch,
  settle: settleBatch,
  isPolled: true,
  deleted: "vector_store.file_batch.deleted",
};

/** The files of a batch, among those of its vector store. */
export const BATCH_FILE: ObjectKind<VectorStoreFile> = {
  ...FILE,
  parent: BATCH,
  collect(store, params) {
    const ids = batchFiles(store).get(params["batch_id"] ?? "") ?? [];
    return new Map([...FILE.collect(store, params)].filter(([id]) => ids.includes(id)));
  },
};
