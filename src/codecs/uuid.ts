import type { IdFormat } from "../ids.ts";

/** What `toUUID` makes a UUID of; an id that a test gives stays as it is. */
export const UUID: IdFormat = { prefix: "", size: 32, alphabet: "hex" };

const HEX = /^[0-9a-f]{32}$/;

/** 32 hexadecimal digits as a UUID of version 4. @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
export function toUUID(id: string): string {
  if (!HEX.test(id)) return id;
  return [
    id.slice(0, 8),
    id.slice(8, 12),
    `4${id.slice(13, 16)}`,
    `a${id.slice(17, 20)}`,
    id.slice(20),
  ].join("-");
}

/** A second id that follows from the first. */
export function toSecondUUID(id: string): string {
  return toUUID(HEX.test(id) ? Array.from(id).toReversed().join("") : id);
}
