import { compilePath } from "./path.ts";
import type { Route } from "./routes.ts";

/** The endpoint whose path differs from this one in its version or its slashes alone, such as a missing `/v1`. */
export function findNearestRoute(
  routes: Iterable<Route>,
  { method, path }: { method: string; path: string },
): Route | undefined {
  const wanted = withoutVersion(path);
  for (const route of routes) {
    const own = withoutVersion(route.path);
    if (route.method !== method) continue;
    if (own === wanted || compilePath(own)?.test(wanted)) return route;
  }
  return undefined;
}

/** `/v1/v1//chat/completions/` is `/chat/completions`. */
function withoutVersion(path: string): string {
  const plain = path.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  return plain.replace(/^(?:\/v\d+\w*)+(?=\/)/, "");
}
