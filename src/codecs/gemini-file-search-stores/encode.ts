import type { CodecContext } from "../../codec.ts";
import type { RawBody } from "../../raw-body.ts";
import { toFields } from "../google-fields.ts";
import { storedFiles, toPage, toTime } from "../google-stored.ts";
import { takeStep } from "../google-uploads.ts";
import { mergeBody } from "../merge-body.ts";
import { type JSONObject, optionalText, toText } from "../read.ts";
import type { UploadToStoreCall } from "./decode.ts";
import { searchDocuments, searchStores } from "./stored.ts";
import type { FileSearchStore, SearchDocument, SearchOperation, SearchStoreCall } from "./wire.ts";

export function encodeCreated(
  partial: Partial<FileSearchStore>,
  { body }: SearchStoreCall,
  context: CodecContext,
): FileSearchStore {
  const asked = toFields(body);
  const displayName = optionalText(asked["displayName"]);
  const embeddingModel = optionalText(asked["embeddingModel"]);
  const name = partial.name ?? `fileSearchStores/${toId(displayName ?? "", context)}`;
  const known = {
    ...toStore(name, context),
    ...(displayName !== undefined && { displayName }),
    ...(embeddingModel !== undefined && { embeddingModel }),
  };
  const made = mergeBody(known, partial);
  searchStores(context.store).set(name, made);
  return made;
}

export function encodeStore(
  partial: Partial<FileSearchStore>,
  { storeName }: SearchStoreCall,
  context: CodecContext,
): FileSearchStore {
  return mergeBody(toStore(storeName, context), partial);
}

/** An empty list is no list. */
export function encodeStores(
  stores: readonly Partial<FileSearchStore>[],
  { query }: SearchStoreCall,
  context: CodecContext,
): { fileSearchStores?: FileSearchStore[]; nextPageToken?: string } {
  const all = stores.map((one, index) => ({
    ...toStore(`fileSearchStores/${index + 1}`, context),
    ...one,
  }));
  const { page, next } = toPage(all, query, DEFAULT_SIZE);
  return { ...(page.length > 0 && { fileSearchStores: page }), ...next };
}

/** @see https://ai.google.dev/api/file-search/file-search-stores#method:-filesearchstores.list */
const DEFAULT_SIZE = 10;

export function encodeDocument(
  partial: Partial<SearchDocument>,
  { storeName, documentId }: SearchStoreCall,
  context: CodecContext,
): SearchDocument {
  return mergeBody(toDocument(`${storeName}/documents/${documentId}`, context), partial);
}

export function encodeDocuments(
  documents: readonly Partial<SearchDocument>[],
  { query, storeName }: SearchStoreCall,
  context: CodecContext,
): { documents?: SearchDocument[]; nextPageToken?: string } {
  const all = documents.map((one, index) => ({
    ...toDocument(`${storeName}/documents/${index + 1}`, context),
    ...one,
  }));
  const { page, next } = toPage(all, query, DEFAULT_SIZE);
  return { ...(page.length > 0 && { documents: page }), ...next };
}

/** One step: it begins an upload, adds to it, or makes a document of it. */
export function encodeUpload(
  partial: Partial<SearchDocument>,
  call: UploadToStoreCall,
  context: CodecContext,
): RawBody {
  const { storeName } = call;
  return takeStep(call, context, ({ request, mimeType, content }) => {
    const known = { ...toAsked(request), mimeType, sizeBytes: String(content.length), ...partial };
    const document = keepDocument(storeName, known, context);
    return {
      name: toOperationName(document.name, "upload/"),
      response: toResponse("UploadToFileSearchStoreResponse", document),
    };
  });
}

/** A file that is there becomes a document. */
export function encodeImport(
  partial: Partial<SearchDocument>,
  { body, storeName }: SearchStoreCall,
  context: CodecContext,
): SearchOperation {
  const asked = toFields(body);
  const file = storedFiles(context.store).get(toText(asked["fileName"]))?.file;
  const { displayName, mimeType, sizeBytes } = file ?? {};
  const own = {
    ...(displayName !== undefined && { displayName }),
    ...(mimeType !== undefined && { mimeType }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...toAsked(asked),
  };
  const document = keepDocument(storeName, { ...own, ...partial }, context);
  return { name: toOperationName(document.name, "") };
}

export function encodeOperation(
  partial: Partial<SearchOperation>,
  { url, base }: SearchStoreCall,
): SearchOperation {
  const [path = ""] = url.split("?");
  return mergeBody({ name: path.slice(base.length + 1) }, partial);
}

/** What became of a document: it is in its store. */
export function toDone(document: SearchDocument, isUpload: boolean): SearchOperation {
  const type = isUpload ? "UploadToFileSearchStoreResponse" : "ImportFileResponse";
  return {
    name: toOperationName(document.name, isUpload ? "upload/" : ""),
    done: true,
    response: toResponse(type, document),
  };
}

function toResponse(type: string, { name, mimeType, sizeBytes }: SearchDocument): object {
  const parent = name.replace(/\/documents\/.*$/, "");
  const file = type.startsWith("Upload") && { mimeType, sizeBytes };
  return { "@type": `${TYPE}${type}`, parent, documentName: name, ...file };
}

const TYPE = "type.googleapis.com/google.ai.generativelanguage.v1main.";

/** The operation and its document have one id. */
function toOperationName(documentName: string, before: string): string {
  return documentName.replace("/documents/", `/${before}operations/`);
}

function toAsked(request: JSONObject): Partial<SearchDocument> {
  const { displayName, customMetadata } = toFields(request);
  const name = optionalText(displayName);
  return {
    ...(name !== undefined && { displayName: name }),
    ...(customMetadata !== undefined && { customMetadata }),
  };
}

function keepDocument(
  storeName: string,
  partial: Partial<SearchDocument>,
  context: CodecContext,
): SearchDocument {
  const id = toId(partial.displayName ?? "", context);
  const document = { ...toDocument(`${storeName}/documents/${id}`, context), ...partial };
  const key = document.name.slice(document.name.lastIndexOf("/") + 1);
  searchDocuments(context.store, storeName).set(key, document);
  return document;
}

/** The letters of its name that are allowed, and more that make it unique. */
function toId(displayName: string, { generateId }: CodecContext): string {
  const random = { prefix: "", size: 12, alphabet: "lowercase" } as const;
  const letters = displayName.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${letters.slice(0, 27) || generateId(random)}-${generateId(random)}`;
}

function toStore(name: string, { now }: Pick<CodecContext, "now">): FileSearchStore {
  return {
    name,
    embeddingModel: "models/gemini-embedding-001",
    createTime: toTime(now),
    updateTime: toTime(now),
  };
}

function toDocument(name: string, { now }: Pick<CodecContext, "now">): SearchDocument {
  return { name, state: "STATE_PENDING", createTime: toTime(now), updateTime: toTime(now) };
}
