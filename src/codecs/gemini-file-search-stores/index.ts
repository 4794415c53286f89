import type { EndpointCodec } from "../../codec.ts";
import type { Operation } from "../../definition.ts";
import { llmError } from "../../errors.ts";
import { GOOGLE_STORED } from "../google-stored.ts";
import { decode, decodeUploadToStore, type UploadToStoreCall } from "./decode.ts";
import {
  encodeCreated,
  encodeDocument,
  encodeDocuments,
  encodeImport,
  encodeOperation,
  encodeStore,
  encodeStores,
  encodeUpload,
  toDone,
} from "./encode.ts";
import { searchDocuments, searchStores, settleDocuments, settleStore } from "./stored.ts";
import { notEmpty, validateImport, validateNew, validateUploadToStore } from "./validate.ts";
import type { FileSearchStore, SearchDocument, SearchOperation, SearchStoreCall } from "./wire.ts";

export type { FileSearchStore } from "./wire.ts";

type Codec<Value> = EndpointCodec<SearchStoreCall, Value>;

/**
 * Stores of documents to be searched, and what comes into them. A document is there when somebody looks.
 *
 * Nothing is searched: what a request with such a store is grounded on is for the reply to say.
 *
 * @see https://ai.google.dev/gemini-api/docs/file-search
 *
 * @example
 * server.use(llm.gemini.fileSearchStores({ name: "fileSearchStores/handbook" }));
 */
export function geminiFileSearchStores() {
  const store = "/fileSearchStores/{store}";
  return [
    "POST",
    "/fileSearchStores",
    createStore(),
    {
      list: ["GET", "/fileSearchStores", listStores()],
      get: ["GET", store, getStore()],
      delete: ["DELETE", store, deleteStore()],
      uploadToFileSearchStore: [
        "POST",
        "/upload/{base}/fileSearchStores/{store}:uploadToFileSearchStore",
        uploadToStore(),
      ],
      importFile: ["POST", `${store}:importFile`, importFile()],
      getOperation: [
        "GET",
        [`${store}/operations/{document}`, `${store}/upload/operations/{document}`],
        getOperation(),
      ],
      documents: [
        "GET",
        `${store}/documents`,
        listDocuments(),
        {
          get: ["GET", `${store}/documents/{document}`, getDocument()],
          delete: ["DELETE", `${store}/documents/{document}`, deleteDocument()],
        },
      ],
    },
  ] as const satisfies Operation;
}

const BASE = { ...GOOGLE_STORED, decode } as const;

function createStore(): Codec<Partial<FileSearchStore>> {
  return { ...BASE, validate: validateNew, reply: () => ({}), encode: encodeCreated };
}

function listStores(): Codec<readonly Partial<FileSearchStore>[]> {
  return {
    ...BASE,
    reply: (_, { store }) =>
      [...searchStores(store).values()].map((known) => settleStore(store, known)),
    encode: encodeStores,
  };
}

function getStore(): Codec<Partial<FileSearchStore>> {
  return {
    ...BASE,
    reply({ storeName }, { store }) {
      const known = searchStores(store).get(storeName);
      return known ? settleStore(store, known) : llmError("not-found");
    },
    encode: encodeStore,
  };
}

function deleteStore(): Codec<object> {
  return {
    ...BASE,
    reply({ storeName, force }, { store }) {
      if (!searchStores(store).has(storeName)) return llmError("not-found");
      const documents = searchDocuments(store, storeName);
      if (documents.size > 0 && !force) return notEmpty("FileSearchStore");
      documents.clear();
      searchStores(store).delete(storeName);
      return {};
    },
    encode: (value) => value,
  };
}

function uploadToStore(): EndpointCodec<UploadToStoreCall, Partial<SearchDocument>> {
  return {
    ...BASE,
    accepts: ["bytes"],
    decode: decodeUploadToStore,
    validate: validateUploadToStore,
    reply: () => ({}),
    encode: encodeUpload,
  };
}

function importFile(): Codec<Partial<SearchDocument>> {
  return { ...BASE, validate: validateImport, reply: () => ({}), encode: encodeImport };
}

/** What became of a document that came in: it is done when somebody looks. */
function getOperation(): Codec<Partial<SearchOperation>> {
  return {
    ...BASE,
    reply({ storeName, documentId, url }, { store }) {
      settleDocuments(store, storeName);
      const document = searchDocuments(store, storeName).get(documentId);
      return document
        ? toDone(document, url.includes("/upload/operations/"))
        : llmError("not-found");
    },
    encode: encodeOperation,
  };
}

function listDocuments(): Codec<readonly Partial<SearchDocument>[]> {
  return {
    ...BASE,
    reply: ({ storeName }, { store }) =>
      searchStores(store).has(storeName)
        ? settleDocuments(store, storeName)
        : llmError("not-found"),
    encode: encodeDocuments,
  };
}

function getDocument(): Codec<Partial<SearchDocument>> {
  return {
    ...BASE,
    reply({ storeName, documentId }, { store }) {
      settleDocuments(store, storeName);
      return searchDocuments(store, storeName).get(documentId) ?? llmError("not-found");
    },
    encode: encodeDocument,
  };
}

function deleteDocument(): Codec<object> {
  return {
    ...BASE,
    reply({ storeName, documentId, force }, { store }) {
      const documents = searchDocuments(store, storeName);
      if (!documents.has(documentId)) return llmError("not-found");
      if (!force) return notEmpty("Document");
      documents.delete(documentId);
      return {};
    },
    encode: (value) => value,
  };
}
