import type { Store } from "../../store.ts";
import type { Upload } from "./wire.ts";

/** An upload with the parts that came for it. */
export interface StoredUpload {
  upload: Upload;
  readonly expiresAfter: unknown;
  readonly parts: Map<string, Uint8Array>;
}

export function storedUploads(store: Store): Map<string, StoredUpload> {
  return store.collection("uploads");
}

/** The parts in the order that was asked for; `undefined` where one is missing. */
export function joinParts(
  { parts }: StoredUpload,
  ids: string[],
): Uint8Array<ArrayBuffer> | undefined {
  const found = ids.flatMap((id) => parts.get(id) ?? []);
  if (found.length < ids.length) return undefined;
  const content = new Uint8Array(found.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const part of found) {
    content.set(part, offset);
    offset += part.length;
  }
  return content;
}
