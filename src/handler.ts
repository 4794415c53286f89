import { getResponse, HttpResponse, RequestHandler, type RequestHandlerOptions } from "msw";
import { wrongArgument } from "./argument.ts";
import type { CallRecord } from "./call.ts";
import type { LLMHandlerError } from "./guard.ts";
import type { LLMHandlerInit } from "./handler-init.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { BaseCall, LanguageModelCall } from "./language-model/call.ts";
import { addNearMiss } from "./near-misses.ts";
import { mayPassOn } from "./reply/reply.ts";
import { isSequence } from "./reply/sequence.ts";
import { compileWhen, type When } from "./reply/when.ts";
import type { RouteTable } from "./routes.ts";
import { createScoped, isScoped } from "./scope.ts";
import { serve, type Service } from "./serve.ts";
import { hookClone, isMSW2, releaseClone } from "./stream/hook-clone.ts";
import { checkNode, isOverSocket, macrotask, nodeVersion } from "./stream/host.ts";
import { refuseUnanswered, unlessAborted } from "./unanswered.ts";

export interface LLMHandlerOptions extends RequestHandlerOptions {
  /** What a request must be for this handler to answer it. */
  when?: When | undefined;
}

type Run = RequestHandler["run"];

const FetchResponse = Object.getPrototypeOf(HttpResponse) as Parameters<typeof hookClone>[0];

/**
 * One MSW handler for any number of LLM endpoints, as `llm.openai.chat()` returns it; it also spies on them.
 *
 * @example
 * const mock: LLMHandler = llm.openai.chat("Hello");
 * server.use(mock);
 * expect(mock.callCount).toBe(0);
 */
export class LLMHandler<C extends BaseCall = LanguageModelCall> extends RequestHandler<
  { header: string },
  undefined,
  Record<string, never>,
  RequestHandlerOptions
> {
  readonly #table: RouteTable;
  readonly #service: Service;
  readonly #isMSW2 = isMSW2(FetchResponse);
  readonly #journal: () => Journal;

  constructor({ name, table, reply }: LLMHandlerInit, options: LLMHandlerOptions = {}) {
    const { when, ...own } = options;
    const maxCalls = table.routes[0]?.settings.maxCalls ?? 0;
    super({ info: { header: name }, resolver: () => undefined, options: own });
    this.#table = table;
    this.#service = {
      reply,
      when: compileWhen(when),
      once: own.once ?? false,
      host: {
        handler: this,
        isMSW2: this.#isMSW2,
        isPack: table.isGuarded,
        sent: new WeakSet(),
      },
      usage: this,
    };
    this.#journal = createScoped(({ watcher }) => createJournal(this, maxCalls, watcher));
    hookClone(FetchResponse);
    if (!this.#isMSW2) checkNode(nodeVersion);
  }

  /** The calls that it answered, newest last; the oldest are forgotten after `maxCalls`. */
  get calls(): CallRecord<C>[] {
    return this.#journal().calls as unknown as CallRecord<C>[];
  }

  /** How many calls it answered, forgotten ones included. */
  get callCount(): number {
    return this.#journal().callCount;
  }

  /** Mistakes on the test's side: a responder that threw, a reply that the wire cannot carry. */
  get errors(): LLMHandlerError[] {
    return this.#journal().errors;
  }

  /** How many replies of its `sequence()` nobody has taken yet; `undefined` where it has none. */
  get remaining(): number | undefined {
    const { reply } = this.#service;
    return isSequence(reply) ? reply.remaining : undefined;
  }

  /** Whether it answers for whole hosts, as `llm.handlers` does and an override doesn't. */
  get isPack(): boolean {
    return this.#table.isGuarded;
  }

  /** Whether it answers whatever `other` could, so that `other` behind it never gets a request. */
  shadows(other: LLMHandler): boolean {
    const { reply, when, once } = this.#service;
    if (when || once || (mayPassOn(reply) && !isSequence(reply))) return false;
    return other.#table.routes.every((route) => this.#table.has(route));
  }

  /** Matches before anything is read or cloned; MSW's own `run()` clones first. */
  override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
    const match = this.#table.match(request);
    if (!match) return null;
    if (match.kind === "elsewhere") {
      addNearMiss(request, { handler: this, reason: "endpoint" });
      return null;
    }
    const context = { service: this.#service, journal: this.#journal() };
    const response = await serve(request, match, context);
    if (!response) return null;
    if (isOverSocket(request, this.#isMSW2)) await keepConnection(response);
    return { handler: this, request, requestId, response, parsedResult: undefined };
  }

  override predicate({ request }: { request: Request }): boolean {
    const match = this.#table.match(request);
    return match !== undefined && match.kind !== "elsewhere";
  }

  /** Whether it has an endpoint at the host of a request, be it another one. */
  isAtHost(request: Request): boolean {
    return this.#table.match(request) !== undefined;
  }

  override log(): void {}

  /** Forgets calls, errors and stored objects; MSW calls it on `resetHandlers()`. */
  public override reset(): void {
    this.#journal().clear();
    const providers = new Set(this.#table.routes.map(({ provider }) => provider));
    for (const provider of providers) provider.store().clear();
  }

  /** MSW 3 calls it on a handler that `resetHandlers()` removes. */
  public override dispose(): void {
    this.reset();
  }
}

/**
 * Lets undici finish writing the request, and MSW 3 so keeps the connection.
 *
 * Not between tests that run at once: on a connection that was used before, MSW 3 now and then answers in the context
 * of the test that used it, which has other overrides and other objects. A time that is over at once says so to undici
 * and to Node's agent; `connection: close` would make a lost connection look like a broken protocol.
 */
async function keepConnection({ type, headers }: Response): Promise<void> {
  if (!isScoped()) return macrotask();
  // an error's headers, and those of an answer from the network, are not to be changed
  if (type === "default") headers.set("keep-alive", "timeout=1");
}

/**
 * The same handlers as a `fetch`, where there is no MSW server; what they don't answer is refused, never sent.
 *
 * A handler that returns MSW's `passthrough()` sends.
 *
 * @throws TypeError where one of the handlers is none, such as a list of them.
 *
 * @example
 * const client = new OpenAI({ apiKey: "any", fetch: createFetch(...llm.handlers) });
 */
export function createFetch(...handlers: RequestHandler[]): typeof fetch {
  for (const handler of handlers) {
    if (typeof (handler as Partial<RequestHandler>)?.run === "function") continue;
    throw wrongArgument("a handler", handler, "Spread a list: createFetch(...llm.handlers).");
  }
  return async function mockFetch(input, init) {
    const request = new Request(input, init);
    const { url, signal } = request;
    signal.throwIfAborted();
    const response = await unlessAborted(getResponse(handlers, request), signal);
    if (!response) return refuseUnanswered(request);
    if (response.headers.get("x-msw-intention") === "passthrough") return fetch(request);
    if (response.type === "error") throw new TypeError("fetch failed", { cause: response });
    releaseClone(response);
    return Object.defineProperty(response, "url", { value: url });
  };
}
