import type { CodecContext } from "../codec.ts";
import { type GeminiFile, storedFiles, toTime } from "./google-stored.ts";
import { sha256 } from "./sha256.ts";

/** Files go after two days. */
const LIFETIME = 48 * 60 * 60 * 1000;

/** What a test says of a file, over what is known of it. */
export function toFile(
  { name, ...partial }: Partial<GeminiFile>,
  base: string,
  { generateId, now }: CodecContext,
): GeminiFile {
  const id =
    name?.replace(/^files\//, "") ?? generateId({ prefix: "", size: 12, alphabet: "lowercase" });
  const { displayName } = partial;
  return {
    name: `files/${id}`,
    ...(displayName !== undefined && { displayName }),
    mimeType: "application/octet-stream",
    sizeBytes: "0",
    createTime: toTime(now),
    updateTime: toTime(now),
    expirationTime: toTime(now + LIFETIME),
    sha256Hash: "",
    uri: `${base}/files/${id}`,
    state: "ACTIVE",
    source: "UPLOADED",
    ...partial,
  };
}

export function keepFile(
  partial: Partial<GeminiFile>,
  content: Uint8Array<ArrayBuffer>,
  { base, context }: { base: string; context: CodecContext },
): GeminiFile {
  const sha256Hash = btoa(sha256(content));
  const known = { sizeBytes: String(content.length), sha256Hash, ...partial };
  const file = toFile(known, base, context);
  storedFiles(context.store).set(file.name, { file, content });
  return file;
}
