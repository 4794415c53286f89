import type { Framing } from "./framing.ts";

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerSentEvent {
  event?: string;
  data: string;
  /** Stands before it, and says nothing to a client. */
  comment?: string;
}

/** Server-sent events, each ended by a blank line, the last one too. */
export const sse: Framing<ServerSentEvent> = {
  contentType: "text/event-stream; charset=utf-8",
  encode,
  malformed: ({ data, ...event }) => encode({ ...event, data: data.slice(0, -1) }),
};

function encode({ event, data, comment }: ServerSentEvent): string {
  const text = event === undefined ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;
  return comment === undefined ? text : `: ${comment}\n\n${text}`;
}
