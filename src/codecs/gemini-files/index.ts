import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import {
  GOOGLE_STORED,
  type GeminiFile,
  type GoogleStoredCall,
  storedFiles,
} from "../google-stored.ts";
import { decode, decodeUpload } from "./decode.ts";
import { encodeContent, encodeFile, encodeList, encodeUpload } from "./encode.ts";
import { validate } from "./validate.ts";
import type { UploadCall } from "./wire.ts";

export type { GeminiFile } from "../google-stored.ts";

/**
 * Takes a file in, step by step; a reply is what is said of it, such as that it is not processed yet.
 *
 * @see https://ai.google.dev/api/files#method:-media.upload
 *
 * @example
 * server.use(llm.gemini.files({ state: "PROCESSING" }));
 */
export function geminiFiles(): EndpointCodec<UploadCall, Partial<GeminiFile>> {
  return {
    ...BASE,
    accepts: ["bytes"],
    decode: decodeUpload,
    validate,
    reply: () => ({}),
    encode: encodeUpload,
  };
}

/** The files that were taken in, in pages, the newest first. */
export function listGeminiFiles(): EndpointCodec<GoogleStoredCall, readonly Partial<GeminiFile>[]> {
  return {
    ...BASE,
    reply: (_, { store }) => [...storedFiles(store).values()].toReversed().map(({ file }) => file),
    encode: encodeList,
  };
}

/** What is known of a file; one that is being processed is ready at the second look. */
export function geminiFile(): EndpointCodec<GoogleStoredCall, Partial<GeminiFile>> {
  return {
    ...BASE,
    reply({ id }, { store }) {
      const stored = storedFiles(store).get(`files/${id}`);
      if (!stored) return notFound(id);
      const { file } = stored;
      if (file.state === "PROCESSING") stored.file = { ...file, state: "ACTIVE" };
      return file;
    },
    encode: encodeFile,
  };
}

export function deleteGeminiFile(): EndpointCodec<GoogleStoredCall, object> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => (storedFiles(store).delete(`files/${id}`) ? {} : notFound(id)),
    encode: (value) => value,
  };
}

/**
 * What is in a file, byte for byte. Google gives back what was generated, such as a batch's answers, and nothing that was
 * uploaded.
 *
 * @see https://ai.google.dev/gemini-api/docs/files
 */
export function geminiFileContent(): EndpointCodec<
  GoogleStoredCall,
  string | Uint8Array<ArrayBuffer>
> {
  return {
    ...BASE,
    reply({ id }, { store }) {
      const stored = storedFiles(store).get(`files/${id}`);
      if (!stored) return notFound(id);
      if (stored.file.source === "GENERATED") return stored.content;
      return llmError("bad-request", { message: `File files/${id} cannot be downloaded.` });
    },
    encode: encodeContent,
  };
}

const BASE = { ...GOOGLE_STORED, decode } as const;

/** Google does not tell whether there is one. */
function notFound(id: string): LLMError {
  return llmError("permission-denied", {
    message: `You do not have permission to access the File ${id} or it may not exist.`,
  });
}
