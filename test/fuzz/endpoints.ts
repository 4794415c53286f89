import * as providers from "../../handlers/index.ts";
import { kRoutes, type ProviderInternals } from "../../src/provider.ts";
import type { Route } from "../../src/routes.ts";

/** One endpoint of the pack. */
export interface FuzzedEndpoint {
  provider: string;
  /** Such as `openai.files.retrieve`. */
  name: string;
  method: string;
  /** With the path's parameters in braces. */
  url: string;
  route: Route;
}

/** Every endpoint of every provider, each at one of its addresses. */
export function listEndpoints(): FuzzedEndpoint[] {
  const all = Object.values(providers) as unknown as ProviderInternals[];
  const seen = new Set<string>();
  return all
    .flatMap((provider) => provider[kRoutes]())
    .map(toEndpoint)
    .filter(({ name, method, url }) => {
      // other hosts of the same provider have the same endpoint
      const key = `${name} ${method} ${new URL(url).pathname}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** Whether a request goes to an endpoint, whatever its host. */
export function isServedBy({ route }: FuzzedEndpoint, method: string, pathname: string): boolean {
  if (route.method !== method) return false;
  return route.pattern ? route.pattern.test(pathname) : route.path === pathname;
}

function toEndpoint(route: Route): FuzzedEndpoint {
  const { method, origin, path, operation, provider } = route;
  const url = origin.replace(/\*(?=\.api\.openai)/, "eu").replace("*", "us-east-1") + path;
  return { provider: provider.name, name: `${provider.name}.${operation}`, method, url, route };
}
