import type { Codec } from "./codec.ts";
import type { ProviderDefinition } from "./definition.ts";
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
  readonly operation: string;
  readonly codec: Codec;
  readonly provider: ProviderState;
  readonly settings: ResolvedSettings;
}

export interface Match {
  /**
   * `unknown` is a known host and no endpoint that the pack has, `elsewhere` one that an override is not for, `preflight`
   * what a browser, or happy-dom, asks first; `route` is then any of the host's.
   */
  kind: "route" | "unknown" | "elsewhere" | "preflight";
  route: Route;
  params: Record<string, string>;
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
    if (!host) hosts.set(route.origin, (host = { exact: new Map(), patterns: [] }));
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
    if (!isGuarded) return { kind: "elsewhere", route: anyRoute(host), params: {} };
    if (isShared(origin, host) && !isPreflight(host, { method, path, url })) return undefined;
    const kind = method === "OPTIONS" ? "preflight" : "unknown";
    return { kind, route: anyRoute(host), params: {} };
  }

  function has({ origin, method, path }: Route): boolean {
    return routes.some(
      (route) => route.origin === origin && route.method === method && route.path === path,
    );
  }

  return { match, has, routes, isGuarded };
}

/** `{model}` stands for one segment of a path, or a part of one. */
export function compilePath(path: string): RegExp | undefined {
  if (!path.includes("{")) return undefined;
  const source = path
    .split(/\{\w+\}/)
    .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`))
    .join("([^/]+)");
  return new RegExp(`^${source}$`);
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
  if (route) return { route, params: {} };
  for (const candidate of patterns) {
    if (candidate.method !== method) continue;
    const values = candidate.pattern?.exec(path);
    if (!values) continue;
    const params = toParams(candidate.path, values);
    if (candidate.codec.serves?.(params, url) !== false) return { route: candidate, params };
  }
  return undefined;
}

function toParams(path: string, values: RegExpExecArray): Record<string, string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index + 1] ?? "")]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // `%` that escapes nothing
  }
}

/** Whether others may be asked for something there. */
function isShared(origin: string, host: Host): boolean {
  if (LOOPBACK.test(origin)) return true;
  const { origin: own, provider } = anyRoute(host);
  return provider.sharedHosts.includes(own);
}

function isPreflight(host: Host, { method, ...target }: Target): boolean {
  return method === "OPTIONS" && findRoute(host, { method: "POST", ...target }) !== undefined;
}

function anyRoute({ exact, patterns }: Host): Route {
  const [route = patterns[0]] = exact.values();
  return route!;
}
