import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeDetailDelta } from "./reasoning-details.ts";
import { chunks, type Events, open, type State } from "./stream-chunk.ts";

type ReasoningStreamPart = Extract<StreamPart, { type: `reasoning-${string}` }>;

/** Reasoning in the field that the provider has for it, and in parts where it tells those too. */
export function* encodeReasoning(part: ReasoningStreamPart, state: State): Events {
  const { reasoningField, reasoningFormat } = state.options;
  const format = reasoningFormat?.(state.call.modelId);
  switch (part.type) {
    case "reasoning-start":
      state.place.hasReasoned = true;
      state.reasoningIndex++;
      if (reasoningField) yield* open({ [reasoningField]: "" }, state);
      return;
    case "reasoning-delta": {
      if (!reasoningField) return;
      const text = part.delta;
      const details = format && encodeDetailDelta({ text }, state.reasoningIndex, format);
      return yield* chunks({ [reasoningField]: text, ...details }, state);
    }
    case "reasoning-end": {
      const { signature, redactedData: data } = part.part;
      const proof = data === undefined ? signature && { signature } : { data };
      if (!reasoningField || !format || !proof) return;
      const details = encodeDetailDelta(proof, state.reasoningIndex, format);
      return yield* chunks({ [reasoningField]: null, ...details }, state);
    }
  }
}
