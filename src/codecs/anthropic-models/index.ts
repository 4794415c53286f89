import type { EndpointCodec } from "../../codec.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { decode, type ModelsCall } from "./decode.ts";
import { encodeList, encodeModel, type ModelReply } from "./encode.ts";
import { validate } from "./validate.ts";

export type { ModelReply as AnthropicModel } from "./encode.ts";

/** As the API lists them in August 2026, the newest first. */
const MODELS: readonly ModelReply[] = [
  { id: "claude-opus-5", created_at: "2026-07-24T00:00:00Z" },
  { id: "claude-sonnet-5", created_at: "2026-06-29T00:00:00Z" },
  { id: "claude-fable-5", created_at: "2026-06-07T00:00:00Z" },
  { id: "claude-opus-4-8", created_at: "2026-05-28T00:00:00Z" },
  { id: "claude-haiku-4-5-20251001", created_at: "2025-10-15T00:00:00Z" },
];

/**
 * The Anthropic list of models, in pages: a mock answers with ids, or with models.
 *
 * @see https://docs.claude.com/en/api/models-list
 *
 * @example
 * operations: { models: ["GET", "/v1/models", anthropicModels()] }
 */
export function anthropicModels(): EndpointCodec<ModelsCall, readonly ModelReply[]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    encodeError,
    reply: () => MODELS,
    encode: encodeList,
  };
}

/**
 * One Anthropic model; any id has one.
 *
 * @see https://docs.claude.com/en/api/models
 *
 * @example
 * models: ["GET", "/v1/models", anthropicModels(), { retrieve: ["GET", "/v1/models/{id}", anthropicModel()] }]
 */
export function anthropicModel(): EndpointCodec<ModelsCall, ModelReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    encodeError,
    reply: ({ modelId }) => MODELS.find((model) => toId(model) === modelId) ?? modelId,
    encode: encodeModel,
  };
}

const encodeError: EndpointCodec<ModelsCall>["encodeError"] = (error, call, headers) =>
  encodeAnthropicError(error, call?.modelId, headers);

function toId(model: ModelReply): string {
  return typeof model === "string" ? model : model.id;
}
