import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { type OpenAIFile, type OpenAIFilesOptions, storedFiles } from "../openai-stored-files.ts";
import { decode, type FilesCall } from "./decode.ts";
import { encodeContent, encodeCreated, encodeDeleted, encodeFile, encodeList } from "./encode.ts";
import { validate } from "./validate.ts";
import type { DeletedFile } from "./wire.ts";

export type { OpenAIFile, OpenAIFilesOptions } from "../openai-stored-files.ts";

type Codec<Value> = EndpointCodec<FilesCall, Value>;

/**
 * Takes a file in; a reply is what is said of it, such as its id.
 *
 * @see https://platform.openai.com/docs/api-reference/files/create
 *
 * @example
 * server.use(llm.openai.files({ id: "file-abc123" }));
 */
export function openaiFiles(options: OpenAIFilesOptions = {}): Codec<Partial<OpenAIFile>> {
  return {
    ...toBase(options),
    accepts: ["multipart"],
    validate: (call) => validate(call, options),
    reply: () => ({}),
    encode: (partial, call, context) => encodeCreated(partial, call, { ...context, options }),
  };
}

/** The files that were taken in, in pages. */
export function listFiles(options: OpenAIFilesOptions = {}): Codec<readonly Partial<OpenAIFile>[]> {
  return {
    ...toBase(options),
    reply: (_, { store }) => [...storedFiles(store).values()].map(({ file }) => file),
    encode: (files, call, context) => encodeList(files, call, { ...context, options }),
  };
}

/** What is known of a file. */
export function retrieveFile(options: OpenAIFilesOptions = {}): Codec<Partial<OpenAIFile>> {
  return {
    ...toBase(options),
    reply: ({ id }, { store }) => storedFiles(store).get(id)?.file ?? notFound(id),
    encode: (partial, call, context) => encodeFile(partial, call, { ...context, options }),
  };
}

export function deleteFile(options: OpenAIFilesOptions = {}): Codec<Partial<DeletedFile>> {
  return {
    ...toBase(options),
    reply: ({ id }, { store }) => (storedFiles(store).delete(id) ? {} : notFound(id)),
    encode: (partial, call, context) => encodeDeleted(partial, call, { ...context, options }),
  };
}

/** OpenAI gives these back to nobody. */
const KEPT_BACK = new Set(["assistants", "user_data"]);

/**
 * What is in a file, byte for byte.
 *
 * @see https://platform.openai.com/docs/api-reference/files/retrieve-contents
 */
export function fileContent(
  options: OpenAIFilesOptions = {},
): Codec<string | Uint8Array<ArrayBuffer>> {
  return {
    ...toBase(options),
    reply({ id }, { store }) {
      const stored = storedFiles(store).get(id);
      if (!stored) return notFound(id);
      const { purpose } = stored.file;
      if (options.purposes !== undefined || !KEPT_BACK.has(purpose)) return stored.content;
      return llmError("bad-request", {
        message: `Not allowed to download files of purpose: ${purpose}`,
      });
    },
    encode: encodeContent,
  };
}

function toBase({ errorShape = encodeOpenAIError }: OpenAIFilesOptions) {
  return {
    kind: "endpoint",
    decode,
    validate: () => undefined,
    encodeError: (error: LLMError) => errorShape(error),
  } as const;
}

function notFound(id: string): LLMError {
  return llmError("not-found", { message: `No such File object: ${id}`, param: "id" });
}
