import type { Framing } from "./framing.ts";

/** One JSON a line. @see https://github.com/ndjson/ndjson-spec */
export function ndjson(contentType: string): Framing<unknown> {
  return {
    contentType,
    encode: (frame) => `${JSON.stringify(frame)}\n`,
    malformed: (frame) => `${JSON.stringify(frame ?? {}).slice(0, -1)}\n`,
  };
}
