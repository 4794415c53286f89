import type { EndpointCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeGoogleError } from "../google-error.ts";
import { googleJSON } from "../google-json.ts";
import { encodeModel, encodeModels, type PartialModel } from "./encode.ts";
import type { GeminiModelsCall } from "./wire.ts";

export type { PartialModel } from "./encode.ts";

const MODELS = [
  "gemini-3.5-flash",
  "gemini-3.1-pro-preview",
  "gemini-3.1-flash-lite",
  "gemini-2.5-pro",
  "gemini-2.5-flash",
  "gemini-embedding-001",
];

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE = 1000;

/**
 * Google's list of models, in pages; a reply is a list of names, or of models in Google's words.
 *
 * @see https://ai.google.dev/api/models#method:-models.list
 *
 * @example
 * server.use(llm.gemini.models(["gemini-3.5-flash"]));
 */
export function geminiModels(): EndpointCodec<GeminiModelsCall, PartialModel[]> {
  return {
    kind: "endpoint",
    json: googleJSON,
    decode: ({ query, url }) => ({
      modelId: "",
      body: undefined,
      url,
      pageSize: toPageSize(query.get("pageSize") ?? query.get("page_size")),
      pageToken: query.get("pageToken") ?? query.get("page_token") ?? "",
    }),
    validate: ({ pageToken }) =>
      pageToken === "" || pageToken.includes("/")
        ? undefined
        : llmError("bad-request", { message: "Invalid page token." }),
    reply: () => MODELS,
    encode: encodeModels,
    encodeError: encodeGoogleError,
  };
}

/**
 * One of Google's models; any name is answered.
 *
 * @see https://ai.google.dev/api/models#method:-models.get
 *
 * @example
 * server.use(llm.gemini.models.get({ name: "models/gemini-3.5-flash", inputTokenLimit: 4096 }));
 */
export function geminiModel(): EndpointCodec<BaseCall & { url: string }, PartialModel> {
  return {
    kind: "endpoint",
    json: googleJSON,
    decode: ({ params, url }) => ({ modelId: params["model"] ?? "", body: undefined, url }),
    validate: () => undefined,
    reply: ({ modelId }) => modelId,
    encode: encodeModel,
    encodeError: encodeGoogleError,
  };
}

function toPageSize(text: string | null): number {
  const size = Math.trunc(Number(text));
  return size > 0 ? Math.min(size, LARGEST_PAGE) : DEFAULT_PAGE_SIZE;
}
