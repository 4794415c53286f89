import type { Framing } from "./framing.ts";

/** One JSON array, sent member by member, as Google streams where nobody asks for events. */
export function jsonArray(contentType: string): Framing<unknown> {
  let isOpen = false;

  function add(text: string): string {
    const separator = isOpen ? "\n,\r\n" : "[";
    isOpen = true;
    return separator + text;
  }

  return {
    contentType,
    encode: (frame) => add(stringify(frame)),
    malformed: (frame) => add(stringify(frame).slice(0, -1)),
    end: () => (isOpen ? "\n]" : "[]"),
  };
}

function stringify(frame: unknown): string {
  return JSON.stringify(frame ?? {}, null, 2);
}
