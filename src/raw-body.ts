import type { Framing } from "./framing/framing.ts";

/** A body that is no JSON, such as a sound: an endpoint may encode to it. */
export interface RawBody {
  readonly type: "raw-body";
  /** A text goes out as UTF-8. */
  readonly data: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Of this answer alone. @default its codec's */
  readonly status?: number;
  /** Headers that this answer alone has, such as where to send the rest to. */
  readonly headers?: Record<string, string>;
}

/** A body that comes frame by frame, such as the events of a run: an endpoint may encode to it. */
export interface FramedBody<Frame = unknown> {
  readonly type: "framed-body";
  readonly frames: Iterable<Frame>;
  readonly framing: Framing<Frame>;
}

export function isRawBody(body: unknown): body is RawBody {
  return hasType(body, "raw-body");
}

export function isFramedBody(body: unknown): body is FramedBody {
  return hasType(body, "framed-body");
}

function hasType(body: unknown, type: string): boolean {
  return (body as { type?: unknown } | null | undefined)?.type === type;
}
