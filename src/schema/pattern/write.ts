import { parsePattern, type PatternNode } from "./parse.ts";

/** How a text is written from a pattern; other plans give other texts. */
interface Plan {
  /** Which of the characters and choices is taken first. */
  pick: number;
  /** How far it is to the next: one that is large takes characters of all kinds, as passwords need. */
  stride: number;
  /** How many more times than it must something is repeated, and which repetition that goes for; -1 for all. */
  extra: number;
  only: number;
}

interface Writer extends Plan {
  written: number;
  repeats: number;
  groups: Map<string, string>;
  step: () => void;
}

const MAX_LENGTH = 100_000;
const STRIDES = [1, 29];

/** Texts that a pattern matches and whose length is within the bounds, short ones first. */
export function* writePattern(
  pattern: string,
  { minimum, maximum }: { minimum: number; maximum: number },
  step: () => void,
): Generator<string> {
  const expression = new RegExp(pattern, "u");
  const node = parsePattern(pattern);
  const tried = new Set<string>();
  for (const plan of plans(node, minimum, step)) {
    step();
    const text = write(node, { ...plan, written: 0, repeats: 0, groups: new Map(), step });
    for (const candidate of text === undefined ? [] : widen(text, minimum)) {
      const length = Array.from(candidate).length;
      if (tried.has(candidate) || length < minimum || length > maximum) continue;
      tried.add(candidate);
      if (expression.test(candidate)) yield candidate;
    }
  }
}

function* plans(node: PatternNode, minimum: number, step: () => void): Generator<Plan> {
  const start = (extra: number): Writer => {
    const plan = { pick: 0, stride: 1, extra, only: -1 };
    return { ...plan, written: 0, repeats: 0, groups: new Map(), step };
  };
  const shortest = write(node, start(0))?.length ?? 0;
  const each = (write(node, start(1))?.length ?? 0) - shortest;
  // how often everything has to be repeated to be long enough
  const needed = each > 0 && minimum > shortest ? Math.ceil((minimum - shortest) / each) : 0;
  const extras = [...new Set([needed, needed + 1, 0, 1, 2, 3, minimum])];
  const repeats = extras.flatMap((extra) =>
    (extra === 0 ? [-1] : [-1, 0, 1, 2, 3]).map((only) => ({ extra, only })),
  );
  for (const stride of STRIDES) {
    for (const { extra, only } of repeats) {
      for (let pick = 0; pick < 8; pick += 1) yield { pick, stride, extra, only };
    }
  }
}

/** A pattern without `^` or `$` matches what stands within a longer text. */
function widen(text: string, minimum: number): string[] {
  const missing = minimum - Array.from(text).length;
  if (missing <= 0) return [text];
  const padding = "a".repeat(missing);
  return [text + padding, padding + text];
}

/** The text, or `undefined` where it would be too long, or where a set has no character. */
function write(node: PatternNode, writer: Writer): string | undefined {
  if (writer.written > MAX_LENGTH) return undefined;
  switch (node.kind) {
    case "edge":
      return "";
    case "set":
      writer.written += 1;
      return choose(node.characters, writer);
    case "again":
      return writer.groups.get(node.name) ?? "";
    case "group": {
      const text = write(node.node, writer);
      if (text !== undefined) writer.groups.set(node.name, text);
      return text;
    }
    case "choice":
      return write(node.nodes[writer.pick % node.nodes.length]!, writer);
    case "sequence":
      return join(node.nodes.map((inner) => write(inner, writer)));
    case "repeat":
      return repeat(node, writer);
  }
}

function repeat(node: PatternNode & { kind: "repeat" }, writer: Writer): string | undefined {
  const isMeant = writer.only === -1 || writer.only === writer.repeats;
  writer.repeats += 1;
  const count = Math.min(node.maximum, node.minimum + (isMeant ? writer.extra : 0));
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % 1_000 === 0) writer.step();
    const text = write(node.node, writer);
    if (text === undefined) return undefined;
    texts.push(text);
    // what is empty once is empty a billion times
    if (text === "" && index > 0) break;
  }
  return texts.join("");
}

function choose(characters: string[], writer: Writer): string | undefined {
  const index = writer.pick + (writer.written - 1) * writer.stride;
  return characters[index % characters.length];
}

function join(texts: (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join("");
}
