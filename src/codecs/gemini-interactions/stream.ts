import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd, toMaker, toPublicId } from "./encode.ts";
import { encodeError } from "./error.ts";
import { encodeSteps } from "./steps.ts";
import type * as wire from "./wire.ts";

type Events = Generator<wire.Event, void, undefined>;

export function encodeStream(
  call: wire.InteractionsCall,
): (part: StreamPart) => Generator<ServerSentEvent, void, undefined> {
  const encodePart = encodeEvents(call);
  return function* encodeFrames(part) {
    for (const event of encodePart(part)) yield toFrame(event);
    if (part.type === "finish") yield DONE;
  };
}

/** The script of a stream: for each part, the events that the API sends. */
export function encodeEvents(call: wire.InteractionsCall): (part: StreamPart) => Events {
  const encodeStep = encodeSteps(call);
  return function* encodePart(part) {
    if (part.type === "response-metadata") yield* begin(part, call);
    yield* encodeStep(part);
    if (part.type === "error") {
      yield { error: encodeError(part.error, call).body.error, event_type: "error" };
    }
    if (part.type === "finish") yield finish(part.result, call);
  };
}

/** Each event has its type twice. */
export function toFrame(event: wire.Event): ServerSentEvent {
  return { event: event.event_type, data: JSON.stringify(event) };
}

export const DONE: ServerSentEvent = { event: "done", data: "[DONE]" };

function* begin(
  { id: own, modelId, body = {} }: ResponseMetadata,
  call: wire.InteractionsCall,
): Events {
  if (body["steps"] !== undefined) {
    throw new Error(
      "body.steps cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  const id = toPublicId(own, call);
  const status = "in_progress" as const;
  const { model, agent } = body;
  const interaction = { id, status, object: "interaction" as const, ...toMaker(modelId, call) };
  yield {
    interaction: mergeBody(interaction, {
      ...("model" in body && { model }),
      ...("agent" in body && { agent }),
    }),
    event_type: "interaction.created",
  };
  yield { interaction_id: id, status, event_type: "interaction.status_update" };
}

function finish(result: LanguageModelResult, call: wire.InteractionsCall): wire.Event {
  const interaction = mergeBody(encodeEnd(result, call), result.body);
  return { interaction, event_type: "interaction.completed" };
}
