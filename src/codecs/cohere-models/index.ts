import type { EndpointCodec } from "../../codec.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { type CohereModelsCall, decode } from "./decode.ts";
import { encodeList, encodeModel } from "./encode.ts";
import { validate } from "./validate.ts";
import type { PartialCohereModel } from "./wire.ts";

/** A few of Cohere's, of each kind. */
const MODELS = [
  "command-a-plus-05-2026",
  "command-a-reasoning-08-2025",
  "command-a-03-2025",
  "command-r-08-2024",
  "embed-v4.0",
  "embed-english-v3.0",
  "rerank-v3.5",
];

/**
 * The list of Cohere's models, those of one endpoint where the query names it. A reply is a list of names, or of objects.
 *
 * @see https://docs.cohere.com/reference/list-models
 */
export function cohereModels(): EndpointCodec<CohereModelsCall, readonly PartialCohereModel[]> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: () => MODELS,
    encode: encodeList,
    encodeError: encodeCohereError,
  };
}

/** One of Cohere's models; any name is one. */
export function cohereModel(): EndpointCodec<CohereModelsCall, PartialCohereModel> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: ({ modelId }) => modelId,
    encode: (model, { modelId }) => encodeModel(model, modelId),
    encodeError: encodeCohereError,
  };
}
