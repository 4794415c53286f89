import type { EndpointCodec } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import { encodeOllamaError } from "../ollama-error.ts";
import { decode } from "./decode.ts";
import {
  encodeList,
  encodeNothing,
  encodeProgress,
  encodeRunning,
  encodeShown,
  LAYER,
  toDigest,
} from "./encode.ts";
import { addModel, deleteModel, findModel, listLoaded, listModels } from "../ollama-library.ts";
import { accept, validateCopy, validateCreate, validateNamed } from "./validate.ts";
import type { OllamaModelCall, OllamaProgress, PartialOllamaModel, ShownModel } from "./wire.ts";

export type { OllamaProgress, PartialOllamaModel, ShownModel } from "./wire.ts";

type ModelsCodec<Value> = EndpointCodec<OllamaModelCall, Value>;

/** What nothing is said of: the reply's fields, if any, are the answer. */
type Nothing = Record<string, never>;

/**
 * What Ollama does with models: the list, as names or objects.
 *
 * @see https://docs.ollama.com/api/tags
 */
export function ollamaList(): ModelsCodec<readonly PartialOllamaModel[]> {
  return {
    ...BASE,
    validate: accept,
    reply: (_, context) => listModels(context),
    encode: encodeList,
  };
}

/**
 * The models in memory: those that have answered, until one is told to leave.
 *
 * @see https://docs.ollama.com/api/ps
 */
export function ollamaRunning(): ModelsCodec<readonly PartialOllamaModel[]> {
  return {
    ...BASE,
    validate: accept,
    reply: (_, context) => listLoaded(context),
    encode: (models, _, { now }) => encodeRunning(models, now),
  };
}

/** @see https://docs.ollama.com/api-reference/show-model-details */
export function ollamaShow(): ModelsCodec<Partial<ShownModel>> {
  return {
    ...BASE,
    validate: validateNamed("ShowRequest", "model is required"),
    reply: ({ modelId }, context) => findModel(modelId, context) ?? {},
    encode: (model, { modelId }) => encodeShown(model, modelId),
  };
}

/** @see https://docs.ollama.com/api-reference/get-version */
export function ollamaVersion(): ModelsCodec<string> {
  return {
    ...BASE,
    validate: accept,
    reply: () => "0.13.5",
    encode: (version) => ({ version }),
  };
}

/** What a server says to whoever asks whether it is there. */
export function ollamaHeartbeat(): ModelsCodec<string> {
  return {
    ...BASE,
    validate: accept,
    reply: () => "Ollama is running",
    encode: (text) => ({ type: "raw-body", data: text, contentType: "text/plain; charset=utf-8" }),
  };
}

/** @see https://docs.ollama.com/api/copy */
export function ollamaCopy(): ModelsCodec<Nothing> {
  return {
    ...BASE,
    validate: validateCopy,
    reply({ modelId, destination }, context) {
      const missing = findModel(modelId, context);
      if (!missing) addModel(destination, context);
      return missing ?? {};
    },
    encode: encodeNothing,
  };
}

/** @see https://docs.ollama.com/api/delete */
export function ollamaDelete(): ModelsCodec<Nothing> {
  return {
    ...BASE,
    validate: validateNamed("DeleteRequest", "model is required"),
    reply: ({ modelId }, context) => deleteModel(modelId, context) ?? {},
    encode: encodeNothing,
  };
}

/**
 * A model from the library; a reply is its steps, which are told in lines.
 *
 * @see https://docs.ollama.com/api/pull
 */
export function ollamaPull(): ModelsCodec<readonly (string | OllamaProgress)[]> {
  return {
    ...PROGRESS,
    validate: validateNamed("PullRequest", "invalid model name"),
    reply({ modelId }, context) {
      addModel(modelId, context);
      const digest = toDigest(modelId);
      return [
        "pulling manifest",
        { status: `pulling ${digest.slice(0, 12)}`, digest: `sha256:${digest}`, ...LAYER },
        "verifying sha256 digest",
        "writing manifest",
        "success",
      ];
    },
  };
}

/** @see https://docs.ollama.com/api/push */
export function ollamaPush(): ModelsCodec<readonly (string | OllamaProgress)[]> {
  return {
    ...PROGRESS,
    validate: validateNamed("PushRequest", "model is required"),
    reply({ modelId }, context) {
      const digest = toDigest(modelId);
      const layer = { status: `pushing ${digest.slice(0, 12)}`, digest: `sha256:${digest}` };
      const steps = ["retrieving manifest", { ...layer, ...LAYER }, "pushing manifest", "success"];
      return findModel(modelId, context) ?? steps;
    },
  };
}

/** @see https://docs.ollama.com/api/create */
export function ollamaCreate(): ModelsCodec<readonly (string | OllamaProgress)[]> {
  return {
    ...PROGRESS,
    validate: validateCreate,
    reply({ modelId }, context) {
      addModel(modelId, context);
      const layer = `using existing layer sha256:${toDigest(modelId)}`;
      return [layer, "writing manifest", "success"];
    },
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  encodeError: (error: LLMError, call?: OllamaModelCall) => encodeOllamaError(error, call?.modelId),
} as const;

const PROGRESS = {
  ...BASE,
  encode: (steps: readonly (string | OllamaProgress)[], call: OllamaModelCall) =>
    encodeProgress(steps, call),
};
