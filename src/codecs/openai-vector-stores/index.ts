import type { Operation } from "../../definition.ts";
import {
  actOnObject,
  createObject,
  deleteObject,
  listObjects,
  retrieveObject,
  updateObject,
} from "../openai-objects.ts";
import { createBatch, findMissingFile, readFile, searchStore } from "./endpoints.ts";
import { BATCH, BATCH_FILE, FILE, STORE } from "./kinds.ts";
import { cancelBatch } from "./stored.ts";

export interface OpenAIVectorStoresOptions {
  /** Whether files are mocked too: one that was not uploaded is then unknown. */
  files?: boolean;
}

/**
 * Vector stores with their files, and the search in them.
 *
 * @see https://platform.openai.com/docs/api-reference/vector-stores
 */
export function openaiVectorStores({ files = false }: OpenAIVectorStoresOptions = {}) {
  const check = files && { check: findMissingFile };
  const vectorStore = { ...STORE, ...check };
  const file = { ...FILE, ...check };
  const batch = { ...BATCH, ...check };
  const filePath = "/vector_stores/{vector_store_id}/files";
  const batchPath = "/vector_stores/{vector_store_id}/file_batches";
  return [
    "POST",
    "/vector_stores",
    createObject(vectorStore),
    {
      list: ["GET", "/vector_stores", listObjects(STORE)],
      retrieve: ["GET", "/vector_stores/{vector_store_id}", retrieveObject(STORE)],
      update: ["POST", "/vector_stores/{vector_store_id}", updateObject(STORE)],
      delete: ["DELETE", "/vector_stores/{vector_store_id}", deleteObject(STORE)],
      search: ["POST", "/vector_stores/{vector_store_id}/search", searchStore()],
      files: [
        "POST",
        filePath,
        createObject(file),
        {
          list: ["GET", filePath, listObjects(FILE)],
          retrieve: ["GET", `${filePath}/{file_id}`, retrieveObject(FILE)],
          update: ["POST", `${filePath}/{file_id}`, updateObject(FILE)],
          delete: ["DELETE", `${filePath}/{file_id}`, deleteObject(FILE)],
          content: ["GET", `${filePath}/{file_id}/content`, readFile()],
        },
      ],
      fileBatches: [
        "POST",
        batchPath,
        createBatch(batch),
        {
          retrieve: ["GET", `${batchPath}/{batch_id}`, retrieveObject(BATCH)],
          cancel: ["POST", `${batchPath}/{batch_id}/cancel`, actOnObject(BATCH, cancelBatch)],
          listFiles: ["GET", `${batchPath}/{batch_id}/files`, listObjects(BATCH_FILE)],
        },
      ],
    },
  ] as const satisfies Operation;
}
