import type { Framing } from "../../framing/framing.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";

/** Google names no charset. */
export const events = {
  ...sse,
  contentType: "text/event-stream",
} satisfies Framing<ServerSentEvent>;
