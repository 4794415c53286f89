import type { EndpointCodec } from "../../codec.ts";
import { encodeGoogleError } from "../google-error.ts";
import { googleJSON } from "../google-json.ts";
import { decode } from "./decode.ts";
import { encodeModel, encodeModels, type PartialModel } from "./encode.ts";
import { validate } from "./validate.ts";
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
    decode,
    validate,
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
export function geminiModel(): EndpointCodec<GeminiModelsCall, PartialModel> {
  return {
    kind: "endpoint",
    json: googleJSON,
    decode,
    validate,
    reply: ({ modelId }) => modelId,
    encode: encodeModel,
    encodeError: encodeGoogleError,
  };
}
