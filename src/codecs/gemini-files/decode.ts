import type { WireRequest } from "../../codec.ts";
import { NO_FILE } from "../../form.ts";
import { decodeGoogleStored, type GoogleStoredCall } from "../google-stored.ts";
import type { UploadCall } from "./wire.ts";

export function decode(request: WireRequest): GoogleStoredCall {
  return decodeGoogleStored(request);
}

export function decodeUpload(request: WireRequest): UploadCall {
  const { headers, query, file = NO_FILE } = request;
  return {
    ...decode(request),
    command: headers.get("x-goog-upload-command") ?? "",
    protocol: headers.get("x-goog-upload-protocol") ?? query.get("uploadType") ?? "",
    uploadId: query.get("upload_id") ?? "",
    mimeType: headers.get("x-goog-upload-header-content-type") ?? file.mediaType,
    bytes: file.bytes,
  };
}
