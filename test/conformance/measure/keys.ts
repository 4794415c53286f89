import type { HasKey } from "./specified-keys.ts";
import type { Whole } from "./payloads.ts";

/** One recorded or mocked value; values of one kind are held against each other. */
export interface Sample {
  /** `body`, or an event's type. */
  kind: string;
  value: unknown;
  /** Where it is from: several of one kind may be. */
  file: string;
  /** Not all of it was kept. */
  isTrimmed?: boolean;
}

/** What the answers of a group show. */
type Shapes = Map<string, Shape>;

interface Shape {
  samples: number;
  files: Set<string>;
  counts: Map<string, number>;
}

interface Known {
  recorded: Sample[];
  kin: Sample[];
  free: RegExp | undefined;
  embeds?: string | undefined;
  /** What an official specification has: asked where no whole recording shows what the key stands in. */
  hasKey?: HasKey | undefined;
}

/** How many recordings must have a key before it counts as one that all have. */
const ENOUGH = 3;

/** Objects by what they call themselves, those of a list one by one: so is a list held against its members alone. */
export function toObjectSamples({ payloads, body, ...from }: Whole): Sample[] {
  const values = payloads?.filter((payload) => payload !== "[DONE]") ?? [body];
  return values.flatMap((value) => toOwnSamples(value).map((sample) => ({ ...sample, ...from })));
}

function toOwnSamples(value: unknown): Pick<Sample, "kind" | "value">[] {
  const { object = "body", data } = (value ?? {}) as { object?: string; data?: unknown };
  if (object !== "list" || !Array.isArray(data)) return [{ kind: object, value }];
  const page = { kind: object, value: { ...(value as object), data: [] } };
  return [page, ...data.flatMap(toOwnSamples)];
}

/** A body, or each payload of a stream by its type. */
export function toSamples({ payloads, body, ...from }: Whole): Sample[] {
  if (!payloads) return [{ kind: "body", value: body, ...from }];
  const objects = payloads.filter((payload) => typeof payload === "object") as {
    type?: string;
    event_type?: string;
  }[];
  return objects.map((value) => ({
    kind: value.type ?? value.event_type ?? "chunk",
    value,
    ...from,
  }));
}

/** The key paths that no recording has, and those that all of a kind have and an answer of ours lacks. */
export function compareKeys(
  ours: Sample[],
  { recorded, kin, free, embeds, hasKey }: Known,
): { unknown: string[]; missing: string[] } {
  const all = toShapes(recorded, free);
  const isKnown = createIsKnown([...recorded, ...kin], { free, embeds, hasKey });
  const unknown = new Set<string>();
  const missing = new Set<string>();
  for (const { kind, value } of ours) {
    const own = toPaths(value, free);
    for (const path of own) {
      if (!isKnown(kind, path)) unknown.add(`${kind}: ${path}`);
    }
    const { counts, samples, files } = all.get(kind) ?? {};
    if (!counts || files!.size < ENOUGH) continue;
    for (const [path, count] of counts) {
      if (count === samples && !own.has(path)) missing.add(`${kind}: ${path}`);
    }
  }
  return { unknown: [...unknown].toSorted(), missing: [...missing].toSorted() };
}

/** By what was recorded; by the specification, where no whole recording has what the key stands in. */
function createIsKnown(
  recorded: Sample[],
  { free, embeds, hasKey = () => false }: Omit<Known, "recorded" | "kin">,
): HasKey {
  const shapes = toShapes(recorded, free);
  const whole = toShapes(
    recorded.filter(({ isTrimmed }) => isTrimmed !== true),
    free,
  );
  const inBody = embeds === undefined ? undefined : `${embeds}.`;
  /** An event's own key, or one of the body that it holds. */
  const isIn = (kind: string, path: string, isRecorded: HasKey): boolean =>
    isRecorded(kind, path) ||
    (inBody !== undefined &&
      path.startsWith(inBody) &&
      isRecorded("body", path.slice(inBody.length)));
  return (kind, path) => {
    if (isIn(kind, path, (one, key) => shapes.get(one)?.counts.has(key) ?? false)) return true;
    const isShown = isIn(kind, path, (one, key) => hasSiblings(whole.get(one), key));
    return !isShown && hasKey(kind, path);
  };
}

/** Whether what a key stands in was recorded with any key at all. */
function hasSiblings(shape: Shape | undefined, path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf(".") + 1);
  return [...(shape?.counts.keys() ?? [])].some((key) => key.startsWith(parent));
}

function toShapes(samples: Sample[], free: RegExp | undefined): Shapes {
  const shapes: Shapes = new Map();
  for (const { kind, value, file } of samples) {
    const shape = shapes.get(kind) ?? { samples: 0, files: new Set(), counts: new Map() };
    shapes.set(kind, shape);
    shape.samples++;
    shape.files.add(file);
    for (const path of toPaths(value, free))
      shape.counts.set(path, (shape.counts.get(path) ?? 0) + 1);
  }
  return shapes;
}

/** Every key path, lists folded: `choices[].message.content`. */
function toPaths(value: unknown, free: RegExp | undefined): Set<string> {
  const paths = new Set<string>();
  function collect(member: unknown, path: string): void {
    if (typeof member !== "object" || member === null) return;
    if (Array.isArray(member)) {
      for (const one of member) collect(one, `${path}[]`);
      return;
    }
    for (const key of Object.keys(member)) {
      const own = path === "" ? key : `${path}.${key}`;
      paths.add(own);
      if (!free?.test(own)) collect((member as Record<string, unknown>)[key], own);
    }
  }
  collect(value, "");
  return paths;
}
