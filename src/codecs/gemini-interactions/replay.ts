import type { ServerSentEvent } from "../../framing/sse.ts";
import type { FramedBody } from "../../raw-body.ts";
import { toStreamParts } from "../to-stream-parts.ts";
import { events as framing } from "./framing.ts";
import type { StoredInteraction } from "./stored.ts";
import { DONE, encodeEvents, toFrame } from "./stream.ts";

/** The events of an answer once more, each text in one delta and each event with its id; those up to `lastEventId` are left out. */
export function replay(
  { result, call }: StoredInteraction,
  lastEventId: string | null,
): FramedBody<ServerSentEvent> {
  const encode = encodeEvents(call);
  const frames: ServerSentEvent[] = [];
  let seen = 0;
  for (const part of toStreamParts(result)) {
    for (const event of encode(part)) {
      const id = `evt_${frames.length + 1}`;
      frames.push(toFrame({ ...event, event_id: id }));
      if (id === lastEventId) seen = frames.length;
    }
  }
  return { type: "framed-body", frames: [...frames.slice(seen), DONE], framing };
}
