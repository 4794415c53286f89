import { checkDelay } from "./delay.ts";

export type FaultKind =
  | "network-error"
  | "hang"
  | "disconnect"
  | "truncate"
  | "malformed"
  | "stall"
  | "html";

/** A broken transport. */
export interface Fault {
  readonly type: "fault";
  readonly kind: FaultKind;
  /** Of a stall, in milliseconds; without it, for good. */
  readonly ms?: number;
}

/** Whether `value` is one of `faults.*`. */
export function isFault(value: unknown): value is Fault {
  return (value as Fault | null)?.type === "fault";
}

/**
 * What breaks between the provider and the app.
 *
 * Alone, or anywhere in a list: the answer is served up to there.
 *
 * @example
 * server.use(llm.openai.chat([text("Hel"), faults.disconnect()]));
 */
export const faults = {
  /** No connection at all; in the middle of a stream, a lost one. */
  networkError: (): Fault => fault("network-error"),
  /** Never answers, and ends when the client gives up. */
  hang: (): Fault => fault("hang"),
  /** The connection is lost: in a stream after what was sent, else before the answer. */
  disconnect: (): Fault => fault("disconnect"),
  /** Ends cleanly with no end marker, at Bedrock within a frame; not streamed, half a body. */
  truncate: (): Fault => fault("truncate"),
  /** A frame that is not valid; not streamed, a body that is no JSON. */
  malformed: (): Fault => fault("malformed"),
  /** Nothing arrives for `ms` milliseconds; without `ms`, for good. */
  stall: (ms = Infinity): Fault =>
    ms === Infinity
      ? fault("stall")
      : { ...fault("stall"), ms: checkDelay("the stall's time", ms) },
  /** A gateway's 502 page. */
  html: (): Fault => fault("html"),
} as const;

function fault(kind: FaultKind): Fault {
  return { type: "fault", kind };
}
