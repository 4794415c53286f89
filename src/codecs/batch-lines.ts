import type { CodecContext } from "../codec.ts";

/** What one request of a batch was answered with. */
export interface LineAnswer {
  /** 0 where the connection broke. */
  status: number;
  /** JSON, or the text that it was. */
  body: unknown;
  headers: Headers;
}

/** One request, as the pack and the test's overrides answer it. */
export async function runLine(
  url: string,
  body: unknown,
  { send }: Pick<CodecContext, "send">,
): Promise<LineAnswer> {
  const response = await send(url, body);
  const { status, headers } = response;
  const text = await response.text().catch(() => undefined);
  if (text === undefined) return { status: 0, body: undefined, headers };
  return { status, body: parse(text), headers };
}

/** The lines of a JSONL file, by their number; a blank one is none. */
export function readLines(
  content: Uint8Array,
): { line: number; value: unknown; isJSON: boolean }[] {
  const lines = new TextDecoder().decode(content).split(/\r?\n/);
  return lines.flatMap((text, index) => {
    if (text.trim() === "") return [];
    const value = parse(text);
    // JSON is never the same text
    return [{ line: index + 1, value, isJSON: value !== text }];
  });
}

export function writeLines(values: readonly unknown[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
