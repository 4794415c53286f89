import type { Framing } from "./framing.ts";

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerSentEvent {
  event?: string;
  data: string;
}

/** Server-sent events, each ended by a blank line, the last one too. */
export const sse: Framing<ServerSentEvent> = {
  contentType: "text/event-stream; charset=utf-8",
  encode,
  malformed: ({ data, ...event }) => encode({ ...event, data: data.slice(0, -1) }),
};

function encode({ event, data }: ServerSentEvent): string {
  return event === undefined ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;
}
