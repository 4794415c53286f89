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
  /** How often the same set was written in a row. */
  run: { set: PatternNode | undefined; count: number };
  repeats: number;
  groups: Map<string, string>;
  step: () => void;
}

const MAX_LENGTH = 100_000;
const MAX_TEXTS = 60;
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
  let written = 0;
  for (const plan of plans(node, minimum, step)) {
    step();
    const text = write(node, start(plan, step));
    for (const candidate of text === undefined ? [] : widen(text, minimum, tried.size)) {
      const length = Array.from(candidate).length;
      if (tried.has(candidate) || length < minimum || length > maximum) continue;
      tried.add(candidate);
      if (!expression.test(candidate)) continue;
      yield candidate;
      written += 1;
      if (written === MAX_TEXTS) return;
    }
  }
}

function* plans(node: PatternNode, minimum: number, step: () => void): Generator<Plan> {
  const lengthOf = (extra: number): number =>
    write(node, start({ pick: 0, stride: 1, extra, only: -1 }, step))?.length ?? 0;
  const shortest = lengthOf(0);
  const each = lengthOf(1) - shortest;
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
function widen(text: string, minimum: number, tried: number): string[] {
  const padding = "a".repeat(Math.max(0, minimum - Array.from(text).length));
  const more = tried === 0 ? "" : `${padding}${tried}`;
  return [text + padding, padding + text, text + more, more + text];
}

function start(plan: Plan, step: () => void): Writer {
  const run = { set: undefined, count: 0 };
  return { ...plan, written: 0, run, repeats: 0, groups: new Map(), step };
}

/** The text, or `undefined` where it would be too long, or where a set has no character. */
function write(node: PatternNode, writer: Writer): string | undefined {
  if (writer.written > MAX_LENGTH) return undefined;
  switch (node.kind) {
    case "edge":
      return "";
    case "set":
      writer.written += 1;
      writer.run = { set: node, count: writer.run.set === node ? writer.run.count + 1 : 0 };
      return choose(node.characters, writer);
    case "again":
      return writer.groups.get(node.name) ?? "";
    case "group": {
      const text = write(node.node, writer);
      if (text !== undefined) for (const name of node.names) writer.groups.set(name, text);
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
  const index = writer.pick + writer.run.count * writer.stride;
  return characters[index % characters.length];
}

function join(texts: (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join("");
}
