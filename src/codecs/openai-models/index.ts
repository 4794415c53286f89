import type { EndpointCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeOpenAIError, type ErrorShape, type OpenAIErrorRows } from "../openai-error.ts";
import { decode } from "./decode.ts";
import { encodeDeleted, encodeList, encodeModel } from "./encode.ts";
import { validate } from "./validate.ts";
import type { DeletedModel, OpenAIModelsOptions, PartialModel } from "./wire.ts";

export type { DeletedModel, OpenAIModelsOptions, PartialModel } from "./wire.ts";

/** A few of OpenAI's, of each kind. */
const MODELS = [
  "gpt-5.5",
  "gpt-5.4",
  "gpt-5.4-mini",
  "gpt-4o",
  "gpt-4o-mini",
  "gpt-3.5-turbo-instruct",
  "text-embedding-3-small",
  "text-embedding-3-large",
  "omni-moderation-latest",
];

const ROWS: OpenAIErrorRows = {
  "model-not-found": { message: "The model '{model}' does not exist", param: "model" },
};

/** The models that were deleted, by their ids. */
const DELETED = "deleted-models";

/**
 * The list of models, as OpenAI and most that follow it have it. A reply is a list of ids, or of objects.
 *
 * @see https://platform.openai.com/docs/api-reference/models/list
 *
 * @example
 * operations: { models: ["GET", "/models", openaiModels(), { retrieve: ["GET", "/models/{model}", retrieveModel()] }] }
 */
export function openaiModels({
  errorShape,
  models = MODELS,
  fields,
  isBare = false,
}: OpenAIModelsOptions = {}): EndpointCodec<BaseCall, readonly PartialModel[]> {
  return {
    ...toBase(errorShape),
    reply: () => models,
    encode(reply) {
      const list = encodeList(reply, fields);
      return isBare ? list.data : list;
    },
  };
}

/**
 * One model; any id is one, unless it was deleted.
 *
 * @see https://platform.openai.com/docs/api-reference/models/retrieve
 *
 * @example
 * models: ["GET", "/models", openaiModels(), { retrieve: ["GET", "/models/{model}", retrieveModel()] }]
 */
export function retrieveModel({ errorShape, fields }: OpenAIModelsOptions = {}): EndpointCodec<
  BaseCall,
  PartialModel
> {
  return {
    ...toBase(errorShape),
    reply: ({ modelId }, { store }) =>
      store.collection(DELETED).has(modelId) ? llmError("model-not-found") : modelId,
    encode: (model, { modelId }) => encodeModel(model, modelId, fields),
  };
}

/**
 * The deletion of a fine-tuned model, which happens once.
 *
 * @see https://platform.openai.com/docs/api-reference/models/delete
 *
 * @example
 * models: ["GET", "/models", openaiModels(), { delete: ["DELETE", "/models/{model}", deleteModel()] }]
 */
export function deleteModel({ errorShape }: OpenAIModelsOptions = {}): EndpointCodec<
  BaseCall,
  Partial<DeletedModel>
> {
  return {
    ...toBase(errorShape),
    reply({ modelId }, { store }) {
      const deleted = store.collection<true>(DELETED);
      if (deleted.has(modelId)) return llmError("model-not-found");
      deleted.set(modelId, true);
      return {};
    },
    encode: (reply, { modelId }) => encodeDeleted(reply, modelId),
  };
}

/** What the three endpoints have in common. */
function toBase(
  errorShape: ErrorShape = (error, modelId) => encodeOpenAIError(error, modelId, ROWS),
): Pick<EndpointCodec<BaseCall>, "kind" | "decode" | "validate" | "encodeError"> {
  return {
    kind: "endpoint",
    decode,
    validate,
    encodeError: (error, call) => errorShape(error, call?.modelId),
  };
}
