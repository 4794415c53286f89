import type { Operation, Operations, ProviderDefinition } from "./definition.ts";
import { compilePath } from "./path.ts";
import type { ProviderState, Route } from "./routes.ts";
import { resolveSettings, type Settings } from "./settings.ts";

/** Every endpoint at every base URL, its paths compiled. */
export function toRoutes(
  definition: ProviderDefinition,
  settings: Settings,
  provider: ProviderState,
): Route[] {
  const resolved = resolveSettings(settings);
  const operations = listOperations(definition.operations);
  return toAddresses(definition, settings).flatMap(({ origin, prefix }) => {
    const within = settings.baseURL === undefined ? undefined : prefix;
    return operations.flatMap(([operation, [method, paths, codec]]) =>
      [paths].flat().map((tail) => {
        const path = toPath(prefix, tail);
        const pattern = compilePath(path);
        const place = { method, origin, path, pattern, within };
        return { ...place, operation, codec, provider, settings: resolved };
      }),
    );
  });
}

/** Where a provider is; throws at what is no address. */
export function toAddresses(
  { baseURL }: ProviderDefinition,
  settings: Settings,
): { origin: string; prefix: string }[] {
  const bases = [settings.baseURL ?? baseURL].flat();
  if (bases.length === 0) {
    throw new TypeError(
      'Failed to read the base URLs: there is none. Give one like "https://api.example.com/v1".',
    );
  }
  return bases.map((base) => {
    // not by `new URL()`, which would escape the braces of a path
    const [, origin, prefix] = /^(https?:\/\/[^/?#]+)([^?#]*)$/.exec(base) ?? [];
    if (origin === undefined || prefix === undefined) {
      throw new TypeError(
        `Failed to read the base URL "${base}": it is no http or https address. Give one like "https://api.example.com/v1".`,
      );
    }
    return { origin: origin.toLowerCase(), prefix: prefix.replace(/\/+$/, "") };
  });
}

/** `{base}` stands for the last segment of the base URL, where something comes before it: uploads at Google. */
function toPath(prefix: string, tail: string): string {
  if (!tail.includes("{base}")) return prefix + tail;
  const slash = prefix.lastIndexOf("/");
  return prefix.slice(0, Math.max(0, slash)) + tail.replace("{base}", prefix.slice(slash + 1));
}

function listOperations(operations: Operations, prefix = ""): [name: string, Operation][] {
  return Object.entries(operations).flatMap(([name, operation]) => [
    [prefix + name, operation] as [string, Operation],
    ...listOperations(operation[3] ?? {}, `${prefix}${name}.`),
  ]);
}
