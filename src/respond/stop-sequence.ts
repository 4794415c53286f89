/** Looks for stop sequences in a text that comes piece by piece. */
export interface StopScanner {
  /** What of the text is known to be before any stop sequence; `found` is the one that ends it. */
  scan(piece: string): { text: string; found?: string };
  /** What was held back because a stop sequence might have begun with it. */
  flush(): string;
}

export function createStopScanner(sequences: readonly string[]): StopScanner {
  let held = "";

  function scan(piece: string): { text: string; found?: string } {
    const text = held + piece;
    const stop = findFirst(text, sequences);
    const end = stop ? stop.start : text.length - countHeld(text, sequences);
    held = stop ? "" : text.slice(end);
    return { text: text.slice(0, end), ...(stop && { found: stop.sequence }) };
  }

  function flush(): string {
    const text = held;
    held = "";
    return text;
  }

  return { scan, flush };
}

/** The one that is complete first ends the text, as a model that writes on would find it. */
function findFirst(
  text: string,
  sequences: readonly string[],
): { sequence: string; start: number } | undefined {
  let first: { sequence: string; start: number; end: number } | undefined;
  for (const sequence of sequences) {
    const start = text.indexOf(sequence);
    const end = start + sequence.length;
    if (start !== -1 && (!first || end < first.end)) first = { sequence, start, end };
  }
  return first;
}

/** The length of the longest end of `text` that a sequence begins with. */
function countHeld(text: string, sequences: readonly string[]): number {
  let longest = 0;
  for (const sequence of sequences) {
    for (let length = Math.min(sequence.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(sequence.slice(0, length))) longest = length;
    }
  }
  return longest;
}
