import { createExchange, type Exchange, type Host } from "./create-exchange.ts";
import type { LLMError } from "./errors.ts";
import { type AnyReply, answer } from "./exchange.ts";
import { unknownEndpoint } from "./guard.ts";
import type { Journal } from "./journal.ts";
import { refuse } from "./refuse.ts";
import { mayPassOn } from "./reply/reply.ts";
import type { compileWhen, Mismatch } from "./reply/when.ts";
import { NO_BODY, readBody, type RequestBody } from "./request.ts";
import { errorResponse, failureResponse, preflightResponse } from "./respond/response.ts";
import type { Match } from "./routes.ts";

/** What a handler lends to one request. */
export interface Service {
  readonly reply: AnyReply;
  readonly when: ReturnType<typeof compileWhen>;
  readonly once: boolean;
  readonly host: Omit<Host, "onError">;
  /** Whether it has answered: MSW's own mark. */
  readonly usage: { isUsed: boolean };
}

/** Answers a request that a handler's routes match; `undefined` leaves it to the next handler. */
export async function serve(
  request: Request,
  match: Match,
  { service, journal }: { service: Service; journal: Journal },
): Promise<Response | undefined> {
  const { once, when } = service;
  if (isSpent(service)) return journal.pass(request, { reason: "once" });
  if (match.kind === "preflight") return preflightResponse();
  // the journal of the request's own scope, whatever context a stream fails in later
  const host = { ...service.host, onError: journal.fail };
  const open = (body: RequestBody): Exchange => createExchange(request, { ...match, body }, host);
  if (match.kind === "unknown") {
    return failureResponse(unknownEndpoint(request, match.nearest), open(NO_BODY));
  }
  const { settings, provider } = match.route;
  const reply = service.reply ?? settings.reply ?? provider.reply;
  // only a certain answer may take the request's own body: whoever comes next needs it
  const keepsBody = when !== undefined || once || mayPassOn(reply);
  let exchange: Exchange | undefined;
  let refusal: LLMError | undefined;
  try {
    exchange = open(
      await readBody(request, {
        keep: keepsBody,
        accepts: match.route.codec.accepts,
      }),
    );
    if (exchange.failure !== undefined) throw exchange.failure as Error;
    const mismatch = findMismatch(exchange, service);
    if (mismatch) {
      exchange.end();
      return journal.pass(
        request,
        mismatch === "once" ? { reason: "once" } : { reason: "when", mismatch },
      );
    }
    refusal = refuse(exchange);
  } catch (error) {
    const failing = exchange ?? open(NO_BODY);
    return journal.record(failing.call, request, async () => failureResponse(error, failing));
  }
  const { call } = exchange;
  return journal.record(call, request, answerOnce.bind(undefined, exchange, { refusal, service }));
}

function isSpent({ once, usage }: Service): boolean {
  return once && usage.isUsed;
}

/** Asked once the body is there, and not a tick before `isUsed` is set: no two requests share a `once`. */
function findMismatch(
  { request, call }: Exchange,
  service: Service,
): Mismatch | "once" | undefined {
  if (isSpent(service)) return "once";
  if (!service.when) return undefined;
  if (request.malformed) return { field: "body", wanted: "JSON", found: "malformed" };
  return service.when(call, request.headers);
}

async function answerOnce(
  exchange: Exchange,
  { refusal, service }: { refusal: LLMError | undefined; service: Service },
): Promise<Response | undefined> {
  // what this mock cannot do is told to the test too
  if (refusal?.kind === "guard") return failureResponse(new Error(refusal.message), exchange);
  if (refusal) return errorResponse(refusal, exchange);
  const { usage } = service;
  const wasUsed = usage.isUsed;
  usage.isUsed = true;
  const response = await answer(service.reply, exchange);
  if (response) return response;
  usage.isUsed = wasUsed;
  exchange.end();
  return undefined;
}
