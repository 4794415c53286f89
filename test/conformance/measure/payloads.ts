import type { Recording } from "../recordings.ts";

/** The end of OpenAI's older streams: a text, and no JSON. */
const DONE = "[DONE]";

/** A whole answer: a body, or the payloads of a stream. */
export interface Whole {
  file: string;
  body: unknown;
  payloads: unknown[] | undefined;
  isTrimmed?: boolean;
}

/** Of some recordings parts were left out, or put in, by hand. */
const TRIMMED = /trimmed|hand-edited/;

export function toRecorded(recording: Recording): Whole {
  const payloads = isStreamed(recording) ? recordedPayloads(recording) : undefined;
  const { file, response } = recording;
  return { file, body: response.body, payloads, isTrimmed: !isWhole(recording) };
}

/** Whether nothing was left out, or put in, by hand. */
export function isWhole({ fidelity }: Pick<Recording, "fidelity">): boolean {
  return !TRIMMED.test(fidelity);
}

/** Our answer to a recorded request, which tells whether it is a stream. */
export function toWhole(recording: Recording, text: string): Whole {
  const { file } = recording;
  if (isStreamed(recording)) return { file, body: undefined, payloads: toPayloads(text) };
  return { file, body: JSON.parse(text), payloads: undefined };
}

export function isStreamed({ response }: Recording): boolean {
  return (response.sse ?? response.chunks ?? response.jsonArrayStream) !== undefined;
}

/** What a recorded stream sent; an end marker that was not kept is put back. */
export function recordedPayloads({ response }: Recording): unknown[] {
  const { sse, chunks, jsonArrayStream } = response;
  if (sse !== undefined) return toPayloads(sse);
  if (chunks === undefined) return toPayloads(String(jsonArrayStream));
  const { object = "" } = (chunks[0] ?? {}) as { object?: string };
  return /chunk|text_completion/.test(object) ? [...chunks, DONE] : chunks;
}

/** The payloads of server-sent events, or of a JSON array. */
export function toPayloads(text: string): unknown[] {
  if (text.startsWith("[")) return JSON.parse(text) as unknown[];
  return [...text.matchAll(/^data: ?(.*?)\s*$/gm)].map(([, data = ""]) =>
    data === DONE ? data : (JSON.parse(data) as unknown),
  );
}

/** A stream whose framing was not kept, or is not that of the SDK, as server-sent events. */
export function toEventStream(payloads: unknown[]): string {
  return payloads
    .map((payload) => {
      if (payload === DONE) return `data: ${DONE}\n\n`;
      const { type } = payload as { type?: string };
      return `${type === undefined ? "" : `event: ${type}\n`}data: ${JSON.stringify(payload)}\n\n`;
    })
    .join("");
}

/** Runs of one kind are one. */
export function fold(kinds: string[]): string {
  return kinds.filter((kind, index) => kind !== kinds[index - 1]).join("\n");
}
