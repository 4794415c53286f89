/** A regular expression, taken apart as far as a text can be written from it. */
export type PatternNode =
  /** One character of these. */
  | { kind: "set"; characters: string[] }
  | { kind: "sequence"; nodes: PatternNode[] }
  | { kind: "choice"; nodes: PatternNode[] }
  | { kind: "repeat"; node: PatternNode; minimum: number; maximum: number }
  | { kind: "group"; node: PatternNode; names: string[] }
  /** What a group has matched before. */
  | { kind: "again"; name: string }
  /** What has no length: a text is written without it, and checked in the end. */
  | { kind: "edge" };

/** The characters that a set is tried with, those that read best first. */
const CHARACTERS = Array.from(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890-_ .,:;!?@#$%&*+=/\\|~^`'\"()[]{}<>" +
    "\t\n\r\u00a0éßñΩλЖд中文あア한अع€😀👍",
);

interface Reader {
  source: string;
  index: number;
  groups: number;
}

/** The pattern has to be one that `RegExp` takes with the flag `u`. */
export function parsePattern(source: string): PatternNode {
  return readChoice({ source, index: 0, groups: 0 });
}

function readChoice(reader: Reader): PatternNode {
  const nodes = [readSequence(reader)];
  while (reader.source[reader.index] === "|") {
    reader.index += 1;
    nodes.push(readSequence(reader));
  }
  return nodes.length === 1 ? nodes[0]! : { kind: "choice", nodes };
}

function readSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = [];
  while (reader.index < reader.source.length && !/[|)]/.test(reader.source[reader.index]!)) {
    nodes.push(readRepeat(readAtom(reader), reader));
  }
  return { kind: "sequence", nodes };
}

function readRepeat(node: PatternNode, reader: Reader): PatternNode {
  const found = take(reader, /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y);
  if (!found) return node;
  const [, sign, low = "0", comma, high] = found;
  if (sign === "?") return { kind: "repeat", node, minimum: 0, maximum: 1 };
  if (sign) return { kind: "repeat", node, minimum: sign === "+" ? 1 : 0, maximum: Infinity };
  const maximum = high ? Number(high) : comma ? Infinity : Number(low);
  return { kind: "repeat", node, minimum: Number(low), maximum };
}

function readAtom(reader: Reader): PatternNode {
  if (take(reader, /\^|\$|\\[bB]/y)) return { kind: "edge" };
  const group = take(reader, /\((\?(?:[:=!]|<[=!]|<([^>]*)>|[a-z-]*:))?/y);
  if (group) return readGroup(group, reader);
  const again = take(reader, /\\(?:([1-9]\d*)|k<([^>]*)>)/y);
  if (again) return { kind: "again", name: again[1] ?? again[2] ?? "" };
  const [text = ""] =
    take(reader, /\[(?:\\[^]|[^\]])*\]/y) ??
    take(
      reader,
      /\\(?:u\{[^}]*\}|u[dD][89a-bA-B][^]{2}\\u[dD][c-fC-F][^]{2}|u[^]{4}|x[^]{2}|c[^]|[pP]\{[^}]*\}|[^])/y,
    ) ??
    take(reader, /[^]/uy) ??
    [];
  return { kind: "set", characters: charactersOf(text) };
}

function readGroup([, opening = "", name]: RegExpExecArray, reader: Reader): PatternNode {
  const isCounted = opening === "" || name !== undefined;
  if (isCounted) reader.groups += 1;
  const number = String(reader.groups);
  const node = readChoice(reader);
  reader.index += 1;
  if (/^\?<?[=!]/.test(opening)) return { kind: "edge" };
  return isCounted ? { kind: "group", node, names: name ? [number, name] : [number] } : node;
}

/** The characters that a set such as `[a-z]` or `\d` takes: RegExp itself knows best. */
function charactersOf(set: string): string[] {
  const isMember = new RegExp(`^${set}$`, "su");
  // what the set names itself, and what escapes in it stand for
  const named = [
    ...set.matchAll(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|([^])/giu),
  ].map(
    ([, ...codes]) => codes[3] ?? String.fromCodePoint(parseInt(codes.find(Boolean) ?? "0", 16)),
  );
  const isDot = set === ".";
  const found = [...CHARACTERS, ...named].filter(
    (character) => isMember.test(character) && !(isDot && /[\n\r]/.test(character)),
  );
  return [...new Set(found)];
}

function take(reader: Reader, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = reader.index;
  const found = expression.exec(reader.source);
  if (found) reader.index = expression.lastIndex;
  return found;
}
