import { gzipSync } from "node:zlib";

/** How the body's bytes are spoilt. */
export const SPOILS = [
  "none",
  "none",
  "none",
  "none",
  "none",
  "cut",
  "nul",
  "invalid",
  "bom",
  "gzip",
  "empty",
  "twice",
] as const;

export type Spoil = (typeof SPOILS)[number];

const encoder = new TextEncoder();

export function spoilBytes(text: string, spoil: Spoil): string | Uint8Array<ArrayBuffer> {
  switch (spoil) {
    case "none":
      return text;
    case "empty":
      return "";
    case "twice":
      return text + text;
    case "bom":
      return `\ufeff${text}`;
    case "nul":
      return text.replace(/[a-z](?=[^a-z]*$)/, "\0");
    case "cut":
      return text.slice(0, Math.floor((text.length * 2) / 3));
    case "gzip":
      return new Uint8Array(gzipSync(text));
    case "invalid": {
      const bytes = encoder.encode(text);
      // a byte that no UTF-8 has, in the middle of what is likely a text
      bytes[Math.floor(bytes.length / 2)] = 0xff;
      return bytes;
    }
  }
}
