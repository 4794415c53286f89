import { sampleFormat } from "./formats.ts";
import { type Make, largest, smallest } from "./maker.ts";
import { isRisky } from "./pattern/risk.ts";
import { writePattern } from "./pattern/write.ts";

const MAX_LENGTH = 100_000;
const MAX_TRIES = 60;
/** A name is tried against a pattern only where that can't take long. */
const MAX_TRIED_LENGTH = 24;

/** What the format or the pattern asks for, else the property's own name. */
export const makeStrings: Make = function* (parts, scope, maker) {
  const minimum = largest(parts, "minLength") ?? 0;
  const maximum = smallest(parts, "maxLength") ?? Infinity;
  if (minimum > maximum) {
    return maker.fail(scope.place, `minLength ${minimum} is above maxLength ${maximum}`);
  }
  if (minimum > MAX_LENGTH) {
    return maker.fail(scope.place, `minLength ${minimum} is above ${MAX_LENGTH}`);
  }
  const patterns = parts.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
  const formats = parts.flatMap(({ format }) => (format === undefined ? [] : [format]));
  const bounds = { minimum, maximum };
  // a text that a risky pattern doesn't match may take it forever
  const isSafe = (text: string): boolean =>
    text.length <= MAX_TRIED_LENGTH || !patterns.some(isRisky);
  for (const format of formats) {
    for (const text of sampleFormat(format, bounds)) if (isSafe(text)) yield text;
  }
  for (const pattern of patterns) {
    for (const text of writePattern(pattern, bounds, maker.prepared.step)) {
      if (patterns.length === 1 || isSafe(text)) yield text;
    }
  }
  for (const text of vary(scope.name || "string", bounds)) if (isSafe(text)) yield text;
};

/** The text, then with a number behind it, all of a length that fits. */
function* vary(text: string, { minimum, maximum }: Bounds): Generator<string> {
  yield fit(text, { minimum, maximum });
  for (let number = 2; number < MAX_TRIES; number += 1) {
    const end = String(number);
    const room = { minimum: minimum - end.length, maximum: maximum - end.length };
    if (room.maximum < 0) break;
    yield fit(text, room) + end;
  }
  if (maximum > 1) return;
  yield* maximum === 0
    ? [""]
    : "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|0|1|2|3|4|5|6|7|8|9".split("|");
}

interface Bounds {
  minimum: number;
  maximum: number;
}

/** JSON Schema counts code points. */
function fit(text: string, { minimum, maximum }: Bounds): string {
  const points = Array.from(text);
  if (points.length > maximum) return points.slice(0, maximum).join("");
  if (points.length >= minimum) return text;
  const repeated = `${text} `.repeat(Math.ceil(minimum / (points.length + 1)));
  return Array.from(repeated).slice(0, minimum).join("").replace(/ $/, ".");
}
