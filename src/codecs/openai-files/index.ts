import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { type OpenAIFile, storedFiles } from "../openai-stored-files.ts";
import { decode, type FilesCall } from "./decode.ts";
import { encodeContent, encodeCreated, encodeDeleted, encodeFile, encodeList } from "./encode.ts";
import { validate } from "./validate.ts";
import type { DeletedFile } from "./wire.ts";

export type { OpenAIFile } from "../openai-stored-files.ts";

/**
 * Takes a file in; a reply is what is said of it, such as its id.
 *
 * @see https://platform.openai.com/docs/api-reference/files/create
 *
 * @example
 * server.use(llm.openai.files({ id: "file-abc123" }));
 */
export function openaiFiles(): EndpointCodec<FilesCall, Partial<OpenAIFile>> {
  return {
    ...BASE,
    accepts: ["multipart"],
    validate,
    reply: () => ({}),
    encode: encodeCreated,
  };
}

/** The files that were taken in, in pages. */
export function listFiles(): EndpointCodec<FilesCall, readonly Partial<OpenAIFile>[]> {
  return {
    ...BASE,
    reply: (_, { store }) => [...storedFiles(store).values()].map(({ file }) => file),
    encode: encodeList,
  };
}

/** What is known of a file. */
export function retrieveFile(): EndpointCodec<FilesCall, Partial<OpenAIFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => storedFiles(store).get(id)?.file ?? notFound(id),
    encode: encodeFile,
  };
}

export function deleteFile(): EndpointCodec<FilesCall, Partial<DeletedFile>> {
  return {
    ...BASE,
    reply: ({ id }, { store }) => (storedFiles(store).delete(id) ? {} : notFound(id)),
    encode: encodeDeleted,
  };
}

/** OpenAI gives these back to nobody. */
const KEPT_BACK = new Set(["assistants", "user_data"]);

/**
 * What is in a file, byte for byte.
 *
 * @see https://platform.openai.com/docs/api-reference/files/retrieve-contents
 */
export function fileContent(): EndpointCodec<FilesCall, string | Uint8Array<ArrayBuffer>> {
  return {
    ...BASE,
    reply({ id }, { store }) {
      const stored = storedFiles(store).get(id);
      if (!stored) return notFound(id);
      const { purpose } = stored.file;
      if (!KEPT_BACK.has(purpose)) return stored.content;
      return llmError("bad-request", {
        message: `Not allowed to download files of purpose: ${purpose}`,
      });
    },
    encode: encodeContent,
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  validate: () => undefined,
  encodeError: (error: LLMError) => encodeOpenAIError(error),
} as const;

function notFound(id: string): LLMError {
  return llmError("not-found", { message: `No such File object: ${id}`, param: "id" });
}
