import type { TextBody } from "../../codec.ts";
import { toStreamParts } from "../to-stream-parts.ts";
import { events as framing } from "./framing.ts";
import type { StoredInteraction } from "./stored.ts";
import { DONE, encodeEvents, toFrame } from "./stream.ts";

/** The events of an answer once more, each text in one delta and each event with its id; those up to `lastEventId` are left out. */
export function replay({ result, call }: StoredInteraction, lastEventId: string | null): TextBody {
  const encode = encodeEvents(call);
  let count = 0;
  let text = "";
  for (const part of toStreamParts(result)) {
    for (const event of encode(part)) {
      const id = `evt_${++count}`;
      text = id === lastEventId ? "" : text + framing.encode(toFrame({ ...event, event_id: id }));
    }
  }
  return { type: "text-body", text: text + framing.encode(DONE), contentType: framing.contentType };
}
