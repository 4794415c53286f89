import type { Framing } from "../../framing/framing.ts";
import { jsonArray } from "../../framing/json-array.ts";
import { googleJSON } from "../google-json.ts";
import type { Frame, GeminiCall } from "./wire.ts";

/** `alt=sse` asks for events. */
const ALT_SSE = /[?&]\$?alt=sse(?:&|$)/;

export function wantsEvents({ url }: GeminiCall): boolean {
  return ALT_SSE.test(url);
}

export function toFraming(call: GeminiCall): Framing<Frame> {
  return wantsEvents(call) ? events : jsonArray(googleJSON.contentType);
}

/** Lines end in CRLF; an error is no event, but its JSON at the end of them. */
const events: Framing<Frame> = {
  contentType: "text/event-stream",
  encode: (frame) =>
    "error" in frame ? googleJSON.stringify(frame) : toEvent(JSON.stringify(frame)),
  malformed: (frame) => toEvent(JSON.stringify(frame ?? {}).slice(0, -1)),
};

function toEvent(data: string): string {
  return `data: ${data}\r\n\r\n`;
}
