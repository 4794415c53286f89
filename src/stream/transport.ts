import type { Chunk } from "./body.ts";

/**
 * How a stream's frames become network chunks: one each (`"frames"`), byte by byte, cut inside each character of
 * several bytes, cut inside each line and line end, three at a time; with lines that end in CRLF, or with comments
 * before and in each event. What it says stays the same.
 */
export type Transport =
  | "frames"
  | "bytes"
  | "split-utf8"
  | "split-lines"
  | "merge-frames"
  | "crlf"
  | "comments";

/** The same stream in other chunks. */
export type Recut = (chunks: Iterable<Chunk>, contentType: string) => Generator<Chunk, void>;

type Frame = Exclude<Chunk, { pause: unknown }>;

const NAMES: readonly Transport[] = [
  "frames",
  "bytes",
  "split-utf8",
  "split-lines",
  "merge-frames",
  "crlf",
  "comments",
];

/** How many frames come at once where they are merged. */
const MERGED = 3;

/** Made once a handler; `undefined` where each frame is a chunk as it is. */
export function createRecut(transport: Transport | readonly Transport[]): Recut | undefined {
  const names = typeof transport === "string" ? [transport] : [...transport];
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `Failed to read the setting "transport": there is no "${unknown}". Use ${NAMES.join(", ")}, or a list of them.`,
    );
  }
  const wanted = new Set(names.filter((name) => name !== "frames"));
  if (wanted.size === 0) return undefined;
  const size = wanted.has("merge-frames") ? MERGED : 1;
  return function* recut(chunks, contentType) {
    const isEvents = contentType.startsWith("text/event-stream");
    let held: Frame[] = [];
    function flush(): Frame[] {
      const frames = held.length > 0 ? cut(join(held), wanted) : [];
      held = [];
      return frames;
    }
    try {
      for (const chunk of chunks) {
        if (isFrame(chunk)) held.push(rewrite(chunk, wanted, isEvents));
        if (held.length >= size || !isFrame(chunk)) yield* flush();
        if (!isFrame(chunk)) yield chunk;
      }
    } catch (error) {
      yield* flush();
      throw error;
    }
    yield* flush();
  };
}

function isFrame(chunk: Chunk): chunk is Frame {
  return typeof chunk === "string" || !("pause" in chunk);
}

/** Texts alone have lines. */
function rewrite(frame: Frame, wanted: ReadonlySet<Transport>, isEvents: boolean): Frame {
  if (typeof frame !== "string") return frame;
  const commented = isEvents && wanted.has("comments") ? addComments(frame) : frame;
  return wanted.has("crlf") ? commented.replace(/\r?\n/g, "\r\n") : commented;
}

/** What servers send to keep a connection alive; a line of it may stand in an event too. */
function addComments(event: string): string {
  if (!/^(?:event|data|id|retry)?:/.test(event)) return event;
  const end = event.includes("\r\n") ? "\r\n" : "\n";
  return `: keep-alive${end}${end}${event.replace(/^data:/m, `: comment${end}$&`)}`;
}

function join(frames: readonly Frame[]): Frame {
  if (frames.length === 1) return frames[0]!;
  if (frames.every((frame) => typeof frame === "string")) return frames.join("");
  const all = frames.map(toBytes);
  const bytes = new Uint8Array(all.reduce((length, one) => length + one.length, 0));
  let start = 0;
  for (const one of all) {
    bytes.set(one, start);
    start += one.length;
  }
  return bytes;
}

function cut(frame: Frame, wanted: ReadonlySet<Transport>): Frame[] {
  const cuts = (["bytes", "split-utf8", "split-lines"] as const).filter((name) => wanted.has(name));
  if (cuts.length === 0) return [frame];
  const bytes = toBytes(frame);
  const positions = new Set<number>();
  for (const name of cuts) {
    if (name === "bytes") addBytes(bytes, positions);
    else if (name === "split-utf8") addCharacters(bytes, positions);
    else if (typeof frame === "string") addLines(bytes, positions);
    else addEdges(0, bytes.length, positions);
  }
  const inside = [...positions].filter((at) => at > 0 && at < bytes.length);
  const sorted = inside.toSorted((a, b) => a - b);
  return [...sorted, bytes.length].map((end, index) =>
    bytes.subarray(index === 0 ? 0 : sorted[index - 1], end),
  );
}

function addBytes({ length }: Uint8Array, positions: Set<number>): void {
  for (let at = 1; at < length; at++) positions.add(at);
}

/** After the first byte of each character that has several. */
function addCharacters(bytes: Uint8Array, positions: Set<number>): void {
  for (const [at, byte] of bytes.entries()) if (byte >= 0xc0) positions.add(at + 1);
}

const LF = 0x0a;

/** In a field's name, in the middle of a line, and before each LF: between it and its CR, or another LF. */
function addLines(bytes: Uint8Array, positions: Set<number>): void {
  let start = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== LF) continue;
    addEdges(start, at, positions);
    positions.add(at);
    start = at + 1;
  }
  addEdges(start, bytes.length, positions);
}

/** A line's, or a binary frame's: in its lengths, in its middle, in its checksum. */
function addEdges(start: number, end: number, positions: Set<number>): void {
  if (end - start < 4) return;
  positions
    .add(start + 2)
    .add((start + end) >> 1)
    .add(end - 2);
}

const encoder = new TextEncoder();

function toBytes(frame: Frame): Uint8Array {
  return typeof frame === "string" ? encoder.encode(frame) : frame;
}
