/** One recorded or mocked value; values of one kind are held against each other. */
export interface Sample {
  /** `body`, or an event's type. */
  kind: string;
  value: unknown;
  /** Where it is from: several of one kind may be. */
  file: string;
}

/** What the answers of a group show. */
type Shapes = Map<string, { samples: number; files: Set<string>; counts: Map<string, number> }>;

interface Known {
  recorded: Sample[];
  kin: Sample[];
  free: RegExp | undefined;
  embeds?: string | undefined;
}

/** How many recordings must have a key before it counts as one that all have. */
const ENOUGH = 3;

/** Objects by what they call themselves, those of a list one by one: so is a list held against its members alone. */
export function toObjectSamples(file: string, values: unknown[]): Sample[] {
  return values.flatMap((value) => {
    const { object = "body", data } = (value ?? {}) as { object?: string; data?: unknown };
    if (object !== "list" || !Array.isArray(data)) return [{ kind: object, value, file }];
    const page = { kind: object, value: { ...(value as object), data: [] }, file };
    return [page, ...toObjectSamples(file, data)];
  });
}

/** A body, or each payload of a stream by its type. */
export function toSamples(file: string, payloads: unknown[] | undefined, body: unknown): Sample[] {
  if (!payloads) return [{ kind: "body", value: body, file }];
  const objects = payloads.filter((payload) => typeof payload === "object") as {
    type?: string;
    event_type?: string;
  }[];
  return objects.map((value) => ({ kind: value.type ?? value.event_type ?? "chunk", value, file }));
}

/** The key paths that no recording has, and those that all of a kind have and an answer of ours lacks. */
export function compareKeys(
  ours: Sample[],
  { recorded, kin, free, embeds }: Known,
): { unknown: string[]; missing: string[] } {
  const [all, known] = [toShapes(recorded, free), toShapes([...recorded, ...kin], free)];
  const has = (kind: string, path: string): boolean => known.get(kind)?.counts.has(path) ?? false;
  const inBody = embeds === undefined ? undefined : `${embeds}.`;
  const isKnown = (kind: string, path: string): boolean => {
    if (has(kind, path)) return true;
    return (
      inBody !== undefined && path.startsWith(inBody) && has("body", path.slice(inBody.length))
    );
  };
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
