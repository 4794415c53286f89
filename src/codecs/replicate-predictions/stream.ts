import type { Framing } from "../../framing/framing.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { encodeReplicateError } from "../replicate-error.ts";
import { THINK } from "../think-tags.ts";
import { cannotCarry, toURL } from "./encode.ts";
import type { ReplicateCall, ReplicateEvent } from "./wire.ts";

type Events = Generator<ReplicateEvent, void, undefined>;

/** The script of a prediction's stream: its output as it comes, then that it is done. */
export function encodeStream(call: ReplicateCall): (part: StreamPart) => Events {
  let count = 0;
  const event = (name: ReplicateEvent["event"], data: string): ReplicateEvent => {
    return { event: name, id: `${call.predictionId}:${count++}`, data };
  };

  return function* encodePart(part) {
    switch (part.type) {
      case "text-delta":
      case "refusal-delta":
      case "reasoning-delta":
        return yield event("output", part.delta);
      case "reasoning-start":
        return yield event("output", THINK.open);
      case "reasoning-end":
        return yield event("output", THINK.close);
      case "file":
        return yield event("output", toURL(part.part));
      case "tool-input-start":
        throw cannotCarry("tool-call");
      case "source":
        throw cannotCarry("source");
      case "custom":
        throw cannotCarryCustom(part.part.kind);
      case "error":
        return yield event("error", encodeReplicateError(part.error).body.detail);
      case "finish": {
        const { error = null } = call.kept?.prediction ?? {};
        if (error !== null) yield event("error", error);
        return yield event("done", toReason(call, error));
      }
      case "response-metadata":
      case "text-start":
      case "text-end":
      case "refusal-start":
      case "refusal-end":
      case "tool-input-delta":
      case "tool-input-end":
        return;
    }
  };
}

/** A text of several lines is as many lines of data. */
export const events: Framing<ReplicateEvent> = {
  contentType: "text/event-stream",
  encode,
  malformed: ({ event }) => `event: ${event}\ndata`,
};

function encode({ event, id, data }: ReplicateEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `event: ${event}\nid: ${id}\n${lines.join("")}\n`;
}

function toReason({ kept }: ReplicateCall, error: string | null): string {
  if (kept?.isCanceled) return '{"reason": "canceled"}';
  return error === null ? "{}" : '{"reason": "error"}';
}
