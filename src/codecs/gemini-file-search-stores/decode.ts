import type { WireRequest } from "../../codec.ts";
import { decodeGoogleStored } from "../google-stored.ts";
import { decodeUpload, type UploadCall } from "../google-uploads.ts";
import type { SearchStoreCall } from "./wire.ts";

export function decode(request: WireRequest): SearchStoreCall {
  const { params, query } = request;
  return {
    ...decodeGoogleStored(request),
    storeName: toStoreName(params),
    documentId: params["document"] ?? "",
    force: /^true$/i.test(query.get("force") ?? ""),
  };
}

/** A step of an upload into a store. */
export interface UploadToStoreCall extends UploadCall {
  storeName: string;
}

export function decodeUploadToStore(request: WireRequest): UploadToStoreCall {
  return { ...decodeUpload(request), storeName: toStoreName(request.params) };
}

function toStoreName({ store }: Record<string, string>): string {
  return store === undefined ? "" : `fileSearchStores/${store}`;
}
