import { getResponse, HttpResponse, RequestHandler, type RequestHandlerOptions } from "msw";
import type { CallRecord } from "./call.ts";
import { createExchange, type Exchange, type Host } from "./create-exchange.ts";
import { type AnyReply, answer } from "./exchange.ts";
import type { LLMError } from "./errors.ts";
import { describeUnknown, type LLMHandlerError } from "./guard.ts";
import type { LLMHandlerInit } from "./handler-init.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { BaseCall, LanguageModelCall } from "./language-model/call.ts";
import { refuse } from "./refuse.ts";
import { mayPassOn } from "./reply/reply.ts";
import { isSequence } from "./reply/sequence.ts";
import { compileWhen, type When } from "./reply/when.ts";
import { NO_BODY, readBody, type RequestBody } from "./request.ts";
import { errorResponse, failureResponse, preflightResponse } from "./respond/response.ts";
import type { Match, RouteTable } from "./routes.ts";
import { refuseUnanswered, unlessAborted } from "./unanswered.ts";
import { createScoped } from "./scope.ts";
import { hookClone, isMSW2 } from "./stream/cancel-safe.ts";
import { checkNode, isNode, macrotask, nodeVersion } from "./stream/host.ts";

export interface LLMHandlerOptions extends RequestHandlerOptions {
  /** What a request must be for this handler to answer it. */
  when?: When | undefined;
}

type Run = RequestHandler["run"];

const FetchResponse = Object.getPrototypeOf(HttpResponse) as Parameters<typeof hookClone>[0];

/** Requests of `createFetch`, which has no connection to keep. */
const withoutServer = new WeakSet<Request>();

/** One MSW handler for any number of LLM endpoints; it also spies on them. */
export class LLMHandler<C extends BaseCall = LanguageModelCall> extends RequestHandler<
  { header: string },
  undefined,
  Record<string, never>,
  RequestHandlerOptions
> {
  readonly #table: RouteTable;
  readonly #reply: AnyReply;
  readonly #once: boolean;
  readonly #when: ReturnType<typeof compileWhen>;
  /** Only a certain answer may take the request's own body: whoever comes next needs it. */
  readonly #keepsBody: boolean;
  readonly #isMSW2 = isMSW2(FetchResponse);
  readonly #journal: () => Journal;
  readonly #host: Omit<Host, "onError">;

  constructor({ name, table, reply }: LLMHandlerInit, options: LLMHandlerOptions = {}) {
    const { when, ...own } = options;
    const maxCalls = table.routes[0]?.settings.maxCalls ?? 0;
    super({ info: { header: name }, resolver: () => undefined, options: own });
    this.#table = table;
    this.#reply = reply;
    this.#once = own.once ?? false;
    this.#when = compileWhen(when);
    this.#keepsBody = when !== undefined || this.#once;
    this.#journal = createScoped(({ watcher }) => createJournal(this, maxCalls, watcher));
    this.#host = { isMSW2: this.#isMSW2, isPack: table.isGuarded, sent: new WeakSet() };
    if (this.#isMSW2) hookClone(FetchResponse);
    else checkNode(nodeVersion);
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
    return isSequence(this.#reply) ? this.#reply.remaining : undefined;
  }

  /** Whether it answers for whole hosts, as `llm.handlers` does and an override doesn't. */
  get isPack(): boolean {
    return this.#table.isGuarded;
  }

  /** Whether it answers whatever `other` could, so that `other` behind it never gets a request. */
  shadows(other: LLMHandler): boolean {
    if (this.#keepsBody || (mayPassOn(this.#reply) && !isSequence(this.#reply))) return false;
    return other.#table.routes.every((route) => this.#table.has(route));
  }

  /** Matches before anything is read or cloned; MSW's own `run()` clones first. */
  override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
    const match = this.#table.match(request);
    const response = match && (await this.#respond(request, match, this.#journal()));
    if (!response) return null;
    // lets undici finish writing the request: MSW 3 then keeps the connection
    if (isNode && !this.#isMSW2 && !withoutServer.has(request)) await macrotask();
    return { handler: this, request, requestId, response, parsedResult: undefined };
  }

  override predicate({ request }: { request: Request }): boolean {
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

  get #isSpent(): boolean {
    return this.isUsed && this.#once;
  }

  async #respond(request: Request, match: Match, journal: Journal): Promise<Response | undefined> {
    if (this.#isSpent) return journal.pass(request, "once");
    if (match.kind === "preflight") return preflightResponse();
    // the journal of the request's own scope, whatever context a stream fails in later
    const host = { ...this.#host, onError: journal.fail };
    const open = (body: RequestBody): Exchange => createExchange(request, { ...match, body }, host);
    if (match.kind === "unknown") {
      return failureResponse(
        new Error(describeUnknown(request.method, request.url)),
        open(NO_BODY),
      );
    }
    const reply = this.#reply ?? match.route.settings.reply;
    let exchange: Exchange | undefined;
    let refusal: LLMError | undefined;
    try {
      exchange = open(await readBody(request, this.#keepsBody || mayPassOn(reply)));
      if (exchange.failure !== undefined) throw exchange.failure as Error;
      if (!this.#accepts(exchange)) {
        exchange.end();
        return journal.pass(request, this.#isSpent ? "once" : "when");
      }
      refusal = refuse(exchange);
    } catch (error) {
      const failing = exchange ?? open(NO_BODY);
      return journal.record(failing.call, request, async () => failureResponse(error, failing));
    }
    return journal.record(exchange.call, request, this.#answer.bind(this, exchange, refusal));
  }

  /** Asked once the body is there, and not a tick before `isUsed` is set: no two requests share a `once`. */
  #accepts({ request, call }: Exchange): boolean {
    if (this.#isSpent) return false;
    return !this.#when || (!request.malformed && this.#when(call, request.headers));
  }

  async #answer(exchange: Exchange, refusal: LLMError | undefined): Promise<Response | undefined> {
    if (refusal) return errorResponse(refusal, exchange);
    const wasUsed = this.isUsed;
    this.isUsed = true;
    const response = await answer(this.#reply, exchange);
    if (response) return response;
    this.isUsed = wasUsed;
    exchange.end();
    return undefined;
  }
}

/**
 * The same handlers as a `fetch`, where there is no MSW server; what they don't answer is refused, never sent.
 *
 * A handler that returns MSW's `passthrough()` sends.
 *
 * @example
 * const client = new OpenAI({ fetch: createFetch(...llm.handlers) });
 */
export function createFetch(...handlers: RequestHandler[]): typeof fetch {
  return async function mockFetch(input, init) {
    const request = new Request(input, init);
    const { url, signal } = request;
    signal.throwIfAborted();
    withoutServer.add(request);
    const response = await unlessAborted(getResponse(handlers, request), signal);
    if (!response) return refuseUnanswered(request);
    if (response.headers.get("x-msw-intention") === "passthrough") return fetch(request);
    if (response.type === "error") throw new TypeError("fetch failed", { cause: response });
    return Object.defineProperty(response, "url", { value: url });
  };
}
