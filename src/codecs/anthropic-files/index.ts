import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { decode, type FilesCall } from "./decode.ts";
import {
  encodeContent,
  encodeDeleted,
  encodeFile,
  encodeList,
  encodeUploaded,
  storedFiles,
} from "./encode.ts";
import { validate } from "./validate.ts";
import type { AnthropicFile, DeletedFile } from "./wire.ts";

export type { AnthropicFile } from "./wire.ts";

/**
 * Takes a file in; a reply is what is said of it, such as that it can be downloaded.
 *
 * @see https://platform.claude.com/docs/en/api/files-create
 *
 * @example
 * server.use(llm.anthropic.files({ downloadable: true }));
 */
export function anthropicFiles(): EndpointCodec<FilesCall, Partial<AnthropicFile>> {
  return {
    ...BASE,
    accepts: ["multipart"],
    validate,
    reply: () => ({}),
    encode: encodeUploaded,
  };
}

/** The files that were taken in, in pages, the newest first. */
export function listAnthropicFiles(): EndpointCodec<FilesCall, readonly Partial<AnthropicFile>[]> {
  return {
    ...BASE,
    reply: (_, { store }) => [...storedFiles(store).values()].toReversed().map(({ file }) => file),
    encode: encodeList,
  };
}

/** What is known of a file. */
export function anthropicFile(): EndpointCodec<FilesCall, Partial<AnthropicFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => storedFiles(store).get(id)?.file ?? notFound(id),
    encode: encodeFile,
  };
}

export function deleteAnthropicFile(): EndpointCodec<FilesCall, Partial<DeletedFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => (storedFiles(store).delete(id) ? {} : notFound(id)),
    encode: encodeDeleted,
  };
}

/**
 * What is in a file, byte for byte. Anthropic gives back what Claude made, and nothing that was uploaded.
 *
 * @see https://platform.claude.com/docs/en/api/files-content
 */
export function anthropicFileContent(): EndpointCodec<FilesCall, string | Uint8Array<ArrayBuffer>> {
  return {
    ...BASE,
    reply({ id }, { store }) {
      const stored = storedFiles(store).get(id);
      if (!stored) return notFound(id);
      if (stored.file.downloadable) return stored.content;
      return llmError("bad-request", {
        message: `File '${id}' is not downloadable`,
        code: "file_not_downloadable",
      });
    },
    encode: encodeContent,
  };
}

const encodeError: EndpointCodec<FilesCall>["encodeError"] = (error, call, headers) =>
  encodeAnthropicError(error, call?.modelId, headers);

const BASE = { kind: "endpoint", decode, validate: () => undefined, encodeError } as const;

function notFound(id: string): LLMError {
  return llmError("not-found", { message: `File not found: ${id}` });
}
