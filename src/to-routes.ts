import type { Operation, Operations, ProviderDefinition } from "./provider.ts";
import { compilePath, type ProviderState, type Route } from "./routes.ts";
import { resolveSettings, type Settings } from "./settings.ts";

/** Every endpoint at every base URL, its paths compiled. */
export function toRoutes(
  { baseURL, operations }: ProviderDefinition,
  settings: Settings,
  provider: ProviderState,
): Route[] {
  const resolved = resolveSettings(settings);
  const bases: string[] = [settings.baseURL ?? baseURL].flat();
  return bases.flatMap((base) =>
    listOperations(operations).flatMap(([operation, [method, tails, codec]]) =>
      [tails].flat().map((tail) => {
        const { origin, path } = toAddress(base, tail);
        const pattern = compilePath(path);
        return { method, origin, path, pattern, operation, codec, provider, settings: resolved };
      }),
    ),
  );
}

function listOperations(operations: Operations, prefix = ""): [name: string, Operation][] {
  return Object.entries(operations).flatMap(([name, operation]) => [
    [prefix + name, operation] as [string, Operation],
    ...listOperations(operation[3] ?? {}, `${prefix}${name}.`),
  ]);
}

/** Not by `new URL()`, which would escape the braces of a path. */
function toAddress(base: string, tail: string): { origin: string; path: string } {
  const found = /^(https?:\/\/[^/?#]+)([^?#]*)$/.exec(base);
  if (!found) {
    throw new TypeError(
      `Failed to read the base URL "${base}": it is no http or https address. Give one like "https://api.example.com/v1".`,
    );
  }
  return { origin: found[1]!.toLowerCase(), path: found[2]!.replace(/\/+$/, "") + tail };
}
