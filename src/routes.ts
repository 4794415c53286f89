import type { Codec } from "./codec.ts";
import type { ProviderDefinition } from "./definition.ts";
import { findNearestRoute } from "./nearest-route.ts";
import { toParams } from "./path.ts";
import type { Reply } from "./reply/reply.ts";
import type { ResolvedSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { NamedHandler } from "./watcher.ts";

/** What all endpoints of one provider share. */
export interface ProviderState {
  readonly name: string;
  /** Headers of every answer, such as a request id. */
  readonly headers: ProviderDefinition["headers"] | undefined;
  /** Which of them an answer leaves out. */
  readonly omitsHeaders: ProviderDefinition["omitsHeaders"] | undefined;
  readonly rateLimits: ProviderDefinition["rateLimits"] | undefined;
  /** What answers a text generation where neither a test nor a setting says. */
  readonly reply: Reply | undefined;
  /** Hosts that serve more than language models. */
  readonly sharedHosts: readonly string[];
  /** The store of the test that is running. */
  store(): Store;
  /** Answers whatever of the provider nobody else does. */
  pack(): NamedHandler;
}

/** One endpoint at one base URL. */
export interface Route {
  readonly method: string;
  /** Scheme and host, such as `https://api.openai.com` `https://*.api.openai.com` or `https://runtime.*.example.com`. */
  readonly origin: string;
  /** Path with its parameters, such as `/v1/responses/{id}`. */
  readonly path: string;
  /** Where the path has parameters. */
  readonly pattern: RegExp | undefined;
  /** The path of the base URL that a test gave the provider: beside it others of the app's may be. */
  readonly within: string | undefined;
  readonly operation: string;
  readonly codec: Codec;
  readonly provider: ProviderState;
  readonly settings: ResolvedSettings;
}

export interface Match {
  /**
   * `unknown` is a known host and no endpoint that the pack has, `elsewhere` one that an override is not for, `preflight`
   * what a browser, or happy-dom, asks first; `route` is then the host's first.
   */
  kind: "route" | "unknown" | "elsewhere" | "preflight";
  route: Route;
  params: Record<string, string>;
  /** Of an unknown endpoint: the one that differs in its version alone. */
  nearest?: Route | undefined;
}

export interface RouteTable {
  match(request: Request): Match | undefined;
  /** Whether it has the endpoint of a route, its own or another table's. */
  has(route: Route): boolean;
  readonly routes: readonly Route[];
  /** Whether it answers for whole hosts, as the pack does and an override doesn't. */
  readonly isGuarded: boolean;
}

interface Host {
  /** The first that generates text, else the first: errors of no endpoint have its shape. */
  first: Route;
  /** By method and path. */
  exact: Map<string, Route>;
  patterns: Route[];
}

/** A `*` that is no whole label at the host's beginning: it stands for one label, or a part of one. */
const INNER_WILDCARD = /^https?:\/\/(?:[^*]+\*|\*[^.])/;

/** Where an app's own servers live. */
export const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(:|$)/;

/** A guarded table answers for whole hosts, loopback excepted: other servers of the app live there. */
export function createRouteTable(routes: readonly Route[], isGuarded: boolean): RouteTable {
  const hosts = new Map<string, Host>();
  for (const route of routes) {
    if (isGuarded && LOOPBACK.test(route.origin) && !isUnmistakable(route)) continue;
    let host = hosts.get(route.origin);
    if (!host) hosts.set(route.origin, (host = { first: route, exact: new Map(), patterns: [] }));
    if (!generates(host.first) && generates(route)) host.first = route;
    const key = `${route.method} ${route.path}`;
    if (route.pattern) host.patterns.push(route);
    else if (!host.exact.has(key)) host.exact.set(key, route);
  }
  const hasWildcards = [...hosts.keys()].some((origin) => origin.includes("*"));
  const inner = [...hosts]
    .filter(([origin]) => INNER_WILDCARD.test(origin))
    .map(([origin, host]) => {
      const [start = "", end = ""] = origin.split("*");
      return { start, end, host };
    });

  function findHost(origin: string): Host | undefined {
    const host = hosts.get(origin);
    if (host || !hasWildcards) return host;
    const scheme = origin.slice(0, origin.indexOf("//") + 2);
    for (let dot = origin.indexOf("."); dot !== -1; dot = origin.indexOf(".", dot + 1)) {
      const wildcard = hosts.get(`${scheme}*${origin.slice(dot)}`);
      if (wildcard) return wildcard;
    }
    return inner.find(
      ({ start, end }) =>
        origin.length > start.length + end.length &&
        origin.startsWith(start) &&
        origin.endsWith(end) &&
        !origin.slice(start.length, -end.length).includes("."),
    )?.host;
  }

  function match({ url, method }: Request): Match | undefined {
    const pathStart = url.indexOf("/", url.indexOf("//") + 2);
    const origin = url.slice(0, pathStart);
    const host = findHost(origin);
    if (!host) return undefined;
    const query = url.indexOf("?", pathStart);
    const path = url.slice(pathStart, query === -1 ? undefined : query);
    const found = findRoute(host, { method, path, url });
    if (found) return { kind: "route", ...found };
    if (!isGuarded) return { kind: "elsewhere", route: host.first, params: {} };
    if (isShared(origin, host) && !isPreflight(host, { method, path, url })) return undefined;
    if (!isWithin(path, host)) return undefined;
    const some = { route: host.first, params: {} };
    if (method === "OPTIONS") return { kind: "preflight", ...some };
    const all = [...host.exact.values(), ...host.patterns];
    return { kind: "unknown", ...some, nearest: findNearestRoute(all, { method, path }) };
  }

  function has({ origin, method, path }: Route): boolean {
    return routes.some(
      (route) => route.origin === origin && route.method === method && route.path === path,
    );
  }

  return { match, has, routes, isGuarded };
}

/** What no other server of the app will be asked for; the rest is answered by an override alone. */
function isUnmistakable({ method, path, operation, codec }: Route): boolean {
  if (method === "GET") return /^\/(v1|api)\//.test(path);
  return codec.kind === "language-model" || operation.startsWith("embed");
}

/** What a request is for, as far as its route goes. */
interface Target {
  method: string;
  path: string;
  url: string;
}

function findRoute(
  { exact, patterns }: Host,
  { method, path, url }: Target,
): { route: Route; params: Record<string, string> } | undefined {
  const route = exact.get(`${method} ${path}`);
  if (route && route.codec.serves?.({}, url) !== false) return { route, params: {} };
  for (const candidate of patterns) {
    if (candidate.method !== method) continue;
    const values = candidate.pattern?.exec(path);
    if (!values) continue;
    const params = toParams(candidate.path, values);
    if (candidate.codec.serves?.(params, url) !== false) return { route: candidate, params };
  }
  return undefined;
}

function generates({ codec }: Route): boolean {
  return codec.kind === "language-model";
}

/** Whether others may be asked for something there. */
function isShared(origin: string, host: Host): boolean {
  if (LOOPBACK.test(origin)) return true;
  const { origin: own, provider } = host.first;
  return provider.sharedHosts.includes(own);
}

/** A gateway of an app's own may have several providers, each below a path. */
function isWithin(path: string, { exact, patterns }: Host): boolean {
  return [...exact.values(), ...patterns].some(
    ({ within = "" }) => within.includes("{") || path === within || path.startsWith(`${within}/`),
  );
}

function isPreflight(host: Host, { method, ...target }: Target): boolean {
  return method === "OPTIONS" && findRoute(host, { method: "POST", ...target }) !== undefined;
}
