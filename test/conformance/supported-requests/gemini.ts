import { GEMINI_STORES, GEMINI_VIDEOS } from "./gemini-stores.ts";
import type { SupportedRequest } from "./request.ts";

const CONTENTS = { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
/** Enough to be cached. */
const LONG = {
  contents: [{ role: "user", parts: [{ text: "A word and another. ".repeat(500) }] }],
};
const CONTENT = { content: CONTENTS.contents[0] };
const MODEL = "/v1beta/models/{modelsId}";
const TUNED = "/v1beta/tunedModels/{tunedModelsId}";

const toBatch = (request: object): object => ({
  batch: { displayName: "a", inputConfig: { requests: { requests: [{ request }] } } },
});

/** `batches/abc` is asked for by what follows its slash. */
const toOwnId = (name: string): string => name.replace(/^\w+\//, "");

const generate = (model: string): SupportedRequest[] => [
  { operation: `POST ${model}:generateContent`, body: () => CONTENTS },
  { operation: `POST ${model}:streamGenerateContent`, body: () => CONTENTS },
  { operation: `POST ${model}:batchGenerateContent`, body: () => toBatch(CONTENTS) },
  {
    operation: `POST ${model}:asyncBatchEmbedContent`,
    body: () => toBatch(CONTENT),
    keep: ({ name }) => ({ batchesId: toOwnId(name) }),
  },
];

/** Each operation that is supported, the older objects first. */
export const GEMINI: SupportedRequest[] = [
  ...generate(MODEL),
  ...generate(TUNED),
  { operation: `POST ${MODEL}:countTokens`, body: () => CONTENTS },
  { operation: `POST ${MODEL}:embedContent`, body: () => CONTENT },
  {
    operation: `POST ${MODEL}:batchEmbedContents`,
    body: () => ({ requests: [{ model: "models/m", ...CONTENT }] }),
  },
  { operation: "GET /v1beta/models" },
  { operation: `GET ${MODEL}` },
  { operation: "GET /v1beta/batches" },
  { operation: "GET /v1beta/batches/{batchesId}" },
  { operation: "POST /v1beta/batches/{batchesId}:cancel" },
  { operation: "DELETE /v1beta/batches/{batchesId}" },
  {
    operation: "POST /upload/v1beta/files",
    query: "uploadType=media",
    body: () => new File(["Hi"], "a.txt", { type: "text/plain" }),
    keep: ({ file }) => ({ filesId: toOwnId(file.name) }),
  },
  { operation: "GET /v1beta/files" },
  { operation: "GET /v1beta/files/{filesId}" },
  ...GEMINI_STORES,
  { operation: "DELETE /v1beta/files/{filesId}" },
  ...GEMINI_VIDEOS,
  {
    operation: "POST /v1beta/cachedContents",
    body: () => ({ model: "models/gemini-2.5-flash", ...LONG }),
    keep: ({ name }) => ({ cachedContentsId: toOwnId(name) }),
  },
  { operation: "GET /v1beta/cachedContents" },
  { operation: "GET /v1beta/cachedContents/{cachedContentsId}" },
  { operation: "PATCH /v1beta/cachedContents/{cachedContentsId}", body: () => ({ ttl: "600s" }) },
  { operation: "DELETE /v1beta/cachedContents/{cachedContentsId}" },
];
