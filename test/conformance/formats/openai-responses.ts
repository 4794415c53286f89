import type { StreamFormat } from "../measure/endpoint.ts";

interface Event {
  type: string;
  response?: unknown;
  item?: { type: string };
  part?: { type: string };
}

/** How streams of OpenAI's Responses are read in the conformance suite. */
export const responsesStreams: StreamFormat = { toScript, join };

/** What each event is about. */
function toScript(payloads: unknown[]): string[] {
  return (payloads as Event[])
    .filter(({ type }) => type !== "keepalive")
    .map(({ type, item, part }) => `${type} ${item?.type ?? part?.type ?? ""}`);
}

/** The last event repeats the whole response. */
function join(payloads: unknown[]): unknown {
  return (payloads as Event[]).findLast(({ response }) => response)?.response;
}
