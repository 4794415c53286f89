/** A text that grows piece by piece. */
export interface GrowingText {
  append(piece: string): void;
  toString(): string;
}

/** How many pieces are joined at once. */
const SEGMENT = 1024;

/** Joined in segments: by `+=`, each of a million deltas would keep a node of its own. */
export function createText(): GrowingText {
  let segments: string[] = [];
  let pieces: string[] = [];
  return {
    append(piece) {
      pieces.push(piece);
      if (pieces.length < SEGMENT) return;
      segments.push(pieces.join(""));
      pieces = [];
    },
    toString() {
      const text = [...segments, ...pieces].join("");
      segments = [text];
      pieces = [];
      return text;
    },
  };
}
