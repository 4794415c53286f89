import type { CodecContext } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { toPrediction, toView } from "./encode.ts";
import type { Prediction, ReplicateCall, StoredPrediction } from "./wire.ts";

type Holder = Pick<CodecContext, "store">;

/** Keeps a prediction, done where the request waited for it. */
export function remember(
  result: LanguageModelResult,
  call: LanguageModelCall,
  { store }: Holder,
): void {
  const asked = call as ReplicateCall;
  const prediction = toPrediction(result, asked);
  const step = asked.waits ? 2 : 0;
  const kept = { prediction, content: result.content, step, isCanceled: false };
  toCollection(store).set(prediction.id, kept);
}

/** A stream's call with the prediction that it shows. */
export function recall(call: LanguageModelCall, { store }: Holder): LanguageModelCall {
  const asked = call as ReplicateCall;
  const kept = toCollection(store).get(asked.predictionId);
  if (!kept) return call;
  const { model, version, input } = kept.prediction;
  return { ...asked, kept, model, version, input, modelId: model || version } as LanguageModelCall;
}

export function find(id: string, { store }: Holder): StoredPrediction | undefined {
  return toCollection(store).get(id);
}

/** The newest first. */
export function list({ store }: Holder): Prediction[] {
  return [...toCollection(store).values()].toReversed().map(toView);
}

function toCollection(store: Holder["store"]): Map<string, StoredPrediction> {
  return store.collection<StoredPrediction>("predictions");
}
