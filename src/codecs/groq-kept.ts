import type { IdFormat } from "../ids.ts";
import { GROQ } from "./groq.ts";
import type { OpenAIBatchesOptions } from "./openai-batches/wire.ts";
import type { OpenAIFilesOptions } from "./openai-stored-files.ts";

// How Groq's files and batches differ from OpenAI's. None is recorded: this is what its specification has.

/** A time-ordered id in Crockford's base 32, as the examples have it. */
const toId = (prefix: string): IdFormat => ({ prefix, size: 24, alphabet: "lowercase" });

/** All at once, without the ends that a page tells. */
const toOwnPage = ({ object, data }: { object: string; data: object[] }): object => ({
  object,
  data,
});

/** @see https://console.groq.com/docs/api-reference#files */
export const GROQ_FILES: OpenAIFilesOptions = {
  ...GROQ,
  id: toId("file_01"),
  purposes: ["batch"],
  toOwn: ({ expires_at: _at, status: _status, status_details: _details, ...file }) => file,
  toOwnPage,
};

/** A batch may take from a day to a week. @see https://console.groq.com/docs/batch */
export const GROQ_BATCHES: OpenAIBatchesOptions = {
  ...GROQ,
  id: toId("batch_01"),
  endpoints: ["/v1/chat/completions", "/v1/audio/transcriptions", "/v1/audio/translations"],
  windows: /^(?:\d+h|[1-7]d)$/,
  toOwn: ({ model: _model, usage: _usage, ...batch }) => batch,
  toOwnPage,
  files: GROQ_FILES,
};
