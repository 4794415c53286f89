import type { Store } from "../../store.ts";
import type { FileSearchStore, SearchDocument } from "./wire.ts";

/** By their names. */
export function searchStores(store: Store): Map<string, FileSearchStore> {
  return store.collection("file search stores");
}

/** The documents of a store, by the ends of their names. */
export function searchDocuments(store: Store, storeName: string): Map<string, SearchDocument> {
  return store.collection(`documents of ${storeName}`);
}

/** A document is read by the time that somebody looks. */
export function settleDocuments(store: Store, storeName: string): SearchDocument[] {
  const documents = searchDocuments(store, storeName);
  for (const [id, document] of documents) {
    if (document.state === "STATE_PENDING")
      documents.set(id, { ...document, state: "STATE_ACTIVE" });
  }
  return [...documents.values()];
}

/** A store with the counts of its documents. */
export function settleStore(store: Store, known: FileSearchStore): FileSearchStore {
  const documents = settleDocuments(store, known.name);
  const failed = documents.filter(({ state }) => state === "STATE_FAILED").length;
  const active = documents.length - failed;
  const size = documents.reduce((sum, { sizeBytes }) => sum + Number(sizeBytes ?? 0), 0);
  return {
    ...known,
    ...(active > 0 && { activeDocumentsCount: String(active) }),
    ...(failed > 0 && { failedDocumentsCount: String(failed) }),
    ...(size > 0 && { sizeBytes: String(size) }),
  };
}
