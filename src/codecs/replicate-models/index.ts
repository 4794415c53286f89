import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeReplicateError } from "../replicate-error.ts";
import { decode } from "./decode.ts";
import { encodeModel, encodeModels } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ReplicateModel } from "./wire.ts";

export type { ReplicateModel } from "./wire.ts";

const MODELS = ["meta/meta-llama-3-70b-instruct", "openai/gpt-5", "black-forest-labs/flux-schnell"];

/**
 * The list of models; a reply is a list of their names, with their owners.
 *
 * @see https://replicate.com/docs/reference/http#models.list
 */
export function replicateModels(): EndpointCodec<BaseCall, readonly string[]> {
  return { ...BASE, reply: () => MODELS, encode: encodeModels };
}

/** One model; any name is one's. */
export function replicateModel(): EndpointCodec<BaseCall, Partial<ReplicateModel>> {
  return {
    ...BASE,
    reply: () => ({}),
    encode: (model, { modelId }) => encodeModel(model, modelId),
  };
}

const BASE = { kind: "endpoint", decode, validate, encodeError: encodeReplicateError } as const;
