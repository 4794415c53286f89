import type { EndpointCodec, LanguageModelCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import { encodeReplicateError } from "../replicate-error.ts";
import { decode, decodeStream } from "./decode.ts";
import { toPrediction, toView } from "./encode.ts";
import { find, list, recall, remember } from "./store.ts";
import { encodeStream, events } from "./stream.ts";
import { validate, validateKept } from "./validate.ts";
import type { Prediction, ReplicateCall, ReplicateEvent } from "./wire.ts";

export type { Prediction } from "./wire.ts";

/**
 * Replicate's predictions: a reply is the output, done at once where the request says `Prefer: wait`.
 *
 * Without it the prediction starts, and each time it is asked for it is one state further. An output that is no list of
 * texts is said with `body: { output }`, a failure with `finishReason: "error"` and `body: { error }`.
 *
 * @see https://replicate.com/docs/reference/http#predictions.create
 *
 * @example
 * server.use(llm.replicate.predictions("Hello"));
 */
export function replicatePredictions(): LanguageModelCodec<ReplicateEvent, ReplicateCall> {
  return {
    ...BASE,
    kind: "language-model",
    ids: ID,
    status: 201,
    parameters: PARAMETERS,
    decode,
    validate,
    encode: (result, call) =>
      toView({
        prediction: toPrediction(result, call),
        content: result.content,
        step: call.waits ? 2 : 0,
        isCanceled: false,
      }),
    encodeStream,
    framing: () => events,
    remember,
    // what its checks stop is a prediction that failed
    errorToResult: ({ kind }) =>
      kind === "content-filtered" ? { finishReason: "content-filter" } : undefined,
  };
}

/**
 * What a prediction's `urls.stream` gives: its output as it comes.
 *
 * @see https://replicate.com/docs/topics/predictions/streaming
 */
export function replicateStream(): LanguageModelCodec<ReplicateEvent, ReplicateCall> {
  return {
    ...BASE,
    kind: "language-model",
    ids: ID,
    decode: decodeStream,
    recall,
    validate: validateKept,
    encode: (_, { kept }) => kept && toView(kept),
    encodeStream,
    framing: () => events,
  };
}

/** One prediction, a state further each time; a reply is some of its fields. */
export function retrievePrediction(): EndpointCodec<ReplicateCall, Partial<Prediction>> {
  return {
    ...BASE,
    kind: "endpoint",
    decode,
    validate: () => undefined,
    reply({ predictionId }, context) {
      const kept = find(predictionId, context);
      if (!kept) return llmError("not-found");
      kept.step++;
      return toView(kept);
    },
    encode: (prediction, call, context) => complete(prediction, call, context),
  };
}

/** The end of a prediction that is not done. */
export function cancelPrediction(): EndpointCodec<ReplicateCall, Partial<Prediction>> {
  return {
    ...BASE,
    kind: "endpoint",
    decode,
    validate: () => undefined,
    reply({ predictionId }, context) {
      const kept = find(predictionId, context);
      if (!kept) return llmError("not-found");
      kept.isCanceled = kept.step < 2;
      return toView(kept);
    },
    encode: (prediction, call, context) => complete(prediction, call, context),
  };
}

/** All predictions, the newest first. */
export function listPredictions(): EndpointCodec<ReplicateCall, Prediction[]> {
  return {
    ...BASE,
    kind: "endpoint",
    decode,
    validate: () => undefined,
    reply: (_, context) => list(context),
    encode: (results) => ({ previous: null, next: null, results }),
  };
}

const BASE = { encodeError: encodeReplicateError };

const ID = { result: { prefix: "", size: 26, alphabet: "lowercase" } } as const;

const PARAMETERS: ReadonlySet<string> = new Set([
  "input",
  "stream",
  "version",
  "webhook",
  "webhook_events_filter",
]);

/** Some fields of a prediction, over those that are known of it. */
function complete(
  prediction: Partial<Prediction>,
  { predictionId }: ReplicateCall,
  context: Parameters<typeof find>[1],
): Partial<Prediction> {
  const kept = find(predictionId, context);
  return { id: predictionId, ...(kept && toView(kept)), ...prediction };
}
