import type { EndpointCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encodeDeleted, encodeList, encodeModel } from "./encode.ts";
import { validate } from "./validate.ts";
import type { PartialMistralModel } from "./wire.ts";

/** A few of Mistral's, of each kind. */
const MODELS = [
  "mistral-large-latest",
  "mistral-medium-latest",
  "mistral-small-latest",
  "ministral-3b-latest",
  "magistral-medium-latest",
  "codestral-latest",
  "mistral-embed",
  "codestral-embed",
  "mistral-moderation-latest",
  "mistral-ocr-latest",
];

/** The models that were deleted, by their ids. */
const DELETED = "deleted-models";

/** What the three endpoints have in common. */
const BASE: Pick<EndpointCodec<BaseCall>, "kind" | "decode" | "validate" | "encodeError"> = {
  kind: "endpoint",
  decode,
  validate,
  encodeError: encodeMistralError,
};

/**
 * The list of Mistral's models. A reply is a list of ids, or of objects.
 *
 * @see https://docs.mistral.ai/api/endpoint/models
 */
export function mistralModels(): EndpointCodec<BaseCall, readonly PartialMistralModel[]> {
  return { ...BASE, reply: () => MODELS, encode: encodeList };
}

/** One of Mistral's models; any id is one, unless it was deleted. */
export function mistralModel(): EndpointCodec<BaseCall, PartialMistralModel> {
  return {
    ...BASE,
    reply: ({ modelId }, { store }) =>
      store.collection(DELETED).has(modelId) ? llmError("model-not-found") : modelId,
    encode: (model, { modelId }) => encodeModel(model, modelId),
  };
}

/** The deletion of a fine-tuned model, which happens once. */
export function deleteMistralModel(): EndpointCodec<BaseCall, object> {
  return {
    ...BASE,
    reply({ modelId }, { store }) {
      const deleted = store.collection<true>(DELETED);
      if (deleted.has(modelId)) return llmError("model-not-found");
      deleted.set(modelId, true);
      return {};
    },
    encode: (reply, { modelId }) => ({ ...encodeDeleted(modelId), ...reply }),
  };
}
