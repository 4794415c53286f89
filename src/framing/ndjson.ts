import type { Framing } from "./framing.ts";

/**
 * One JSON value a line, the last one ended too.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export function ndjson(contentType = "application/x-ndjson"): Framing<unknown> {
  return {
    contentType,
    encode: (frame) => `${JSON.stringify(frame)}\n`,
    malformed: (frame) => `${JSON.stringify(frame ?? {}).slice(0, -1)}\n`,
  };
}
