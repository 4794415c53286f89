import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { OPENROUTER } from "../openrouter.ts";
import { decode } from "./decode.ts";
import { encodeList, encodeModel } from "./encode.ts";
import { validate } from "./validate.ts";
import type { PartialModel } from "./wire.ts";

/** As recorded, of hundreds. */
const MODELS = ["anthropic/claude-sonnet-4", "openai/gpt-4.1-mini", "openai/gpt-4o"];

/**
 * OpenRouter's list of models. A reply is a list of ids, or of objects.
 *
 * @see https://openrouter.ai/docs/api/api-reference/models/get-models
 *
 * @example
 * operations: { models: ["GET", "/models", openrouterModels()] }
 */
export function openrouterModels(): EndpointCodec<BaseCall, readonly PartialModel[]> {
  return { ...BASE, reply: () => MODELS, encode: (models) => encodeList(models) };
}

/**
 * One model; any id is one.
 *
 * @see https://openrouter.ai/docs/api/api-reference/models/get-model
 *
 * @example
 * models: ["GET", "/models", openrouterModels(), { get: ["GET", "/model/{author}/{slug}", openrouterModel()] }]
 */
export function openrouterModel(): EndpointCodec<BaseCall, PartialModel> {
  return {
    ...BASE,
    reply: ({ modelId }) => modelId,
    encode: (model, { modelId }) => ({ data: encodeModel(model, modelId) }),
  };
}

const BASE: Pick<EndpointCodec<BaseCall>, "kind" | "decode" | "validate" | "encodeError"> = {
  kind: "endpoint",
  decode,
  validate,
  encodeError: (error, call) => OPENROUTER.errorShape(error, call?.modelId),
};
