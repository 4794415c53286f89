import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeMistralError, encodeMistralFormError } from "../mistral-error.ts";
import { type MistralFile, storedFiles } from "../mistral-stored-files.ts";
import { decode, type FilesCall } from "./decode.ts";
import {
  encodeContent,
  encodeDeleted,
  encodeFile,
  encodeList,
  encodeUploaded,
  encodeURL,
} from "./encode.ts";
import { validate } from "./validate.ts";
import type { DeletedFile, RetrievedFile, SignedURL } from "./wire.ts";

export type { MistralFile } from "../mistral-stored-files.ts";

/**
 * Takes a file in; a reply is what is said of it, such as its id.
 *
 * @see https://docs.mistral.ai/api/endpoint/files#operation-files_api_routes_upload_file
 *
 * @example
 * server.use(llm.mistral.files({ sample_type: "pretrain" }));
 */
export function mistralFiles(): EndpointCodec<FilesCall, Partial<MistralFile>> {
  return {
    ...BASE,
    accepts: ["multipart"],
    validate,
    encodeError: encodeMistralFormError,
    reply: () => ({}),
    encode: encodeUploaded,
  };
}

/** The files that were taken in, in pages, the newest first. */
export function listMistralFiles(): EndpointCodec<FilesCall, readonly Partial<MistralFile>[]> {
  return {
    ...BASE,
    reply: (_, { store }) => [...storedFiles(store).values()].toReversed().map(({ file }) => file),
    encode: encodeList,
  };
}

/** What is known of a file. */
export function mistralFile(): EndpointCodec<FilesCall, Partial<RetrievedFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => storedFiles(store).get(id)?.file ?? NOT_FOUND,
    encode: encodeFile,
  };
}

export function deleteMistralFile(): EndpointCodec<FilesCall, Partial<DeletedFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => (storedFiles(store).delete(id) ? {} : NOT_FOUND),
    encode: encodeDeleted,
  };
}

/** What is in a file, byte for byte. */
export function mistralFileContent(): EndpointCodec<FilesCall, string | Uint8Array<ArrayBuffer>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => storedFiles(store).get(id)?.content ?? NOT_FOUND,
    encode: encodeContent,
  };
}

/** Where a file can be had without a key: here, that is where it is had with one. */
export function mistralFileURL(): EndpointCodec<FilesCall, string | Partial<SignedURL>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => (storedFiles(store).has(id) ? {} : NOT_FOUND),
    encode: encodeURL,
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  validate: () => undefined,
  encodeError: encodeMistralError,
} as const;

const NOT_FOUND: LLMError = llmError("not-found");
