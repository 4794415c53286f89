import { type CallRecord, createCall } from "./call.ts";
import type {
  Codec,
  CodecContext,
  WireRequest,
  EndpointCodec,
  LanguageModelCodec,
} from "./codec.ts";
import { ExchangeContext } from "./context.ts";
import type { LLMError } from "./errors.ts";
import { LLMHandlerError, toGuardReply } from "./guard.ts";
import { joinHeaders } from "./header-names.ts";
import { hash, hashAfter } from "./ids.ts";
import type { BaseCall } from "./language-model/call.ts";
import { type RequestBody, toWireRequest } from "./request.ts";
import type { Match, Route } from "./routes.ts";
import { sendWithin } from "./send.ts";
import { countPromptTokens } from "./tokens.ts";
import { isOverSocket } from "./stream/host.ts";
import { createText, type GrowingText } from "./stream/growing-text.ts";
import { Stop } from "./stream/stop.ts";
import type { NamedHandler } from "./watcher.ts";

/** One request on its way to its answer. */
export interface Exchange<
  C extends LanguageModelCodec | EndpointCodec = LanguageModelCodec | EndpointCodec,
> {
  readonly route: Route;
  readonly codec: C;
  readonly request: WireRequest;
  /** As the host gave it, its body read. */
  readonly original: Request;
  /** What responders and spies see; its outcome is filled in as it comes. */
  readonly call: CallRecord;
  /** What was delivered of the answer's text; `call.delivered` shows it. */
  readonly text: GrowingText;
  readonly context: CodecContext;
  /** What a decoder threw, against its contract. */
  readonly failure: unknown;
  /** Whether MSW 2 is the host, whose clones must not hold on to a body. */
  readonly isMSW2: boolean;
  /** Whether the host reads ahead of its client. @see isOverSocket */
  readonly overSocket: boolean;
  /** Whether the pack answers, not an override. */
  readonly isPack: boolean;
  /** Replies that could be read once, and were. */
  readonly sent: WeakSet<object>;
  /** Headers of the answer, whatever it is: the provider's and the setting's; made once, for they hold its id. */
  headers(): Record<string, string>;
  /** An estimate of the prompt, counted once. */
  promptTokens(): number;
  /** The request's hash: what varies between runs must follow from it. */
  readonly seed: number;
  /** Aborts `call.signal`. */
  readonly stop: Stop;
  /** Tells of a mistake on the test's side; returns what the client gets. */
  report(error: unknown): LLMError;
  /** Settles `call.done`. */
  end(): void;
}

/** What a handler lends to its exchanges. */
export interface Host {
  /** The one that answers. */
  handler: NamedHandler;
  isMSW2: boolean;
  isPack: boolean;
  /** Replies that could be read once, and were. */
  sent: WeakSet<object>;
  onError(error: LLMHandlerError): void;
}

/** Decodes a request that a route answers. */
export function createExchange(
  request: Request,
  { route, params, body }: Omit<Match, "kind" | "nearest"> & { body: RequestBody },
  { onError, handler, ...host }: Host,
): Exchange {
  const wire = toWireRequest(request, params, body);
  const codec = findCodec(route, wire);
  const seed = hashAfter(hash(`${request.method} ${route.path}`), body.text);
  const context = new ExchangeContext(route, seed, (url, body) =>
    sendWithin(request, { url, body }, { handler, pack: route.provider.pack }),
  );
  const stop = new Stop(request);
  const text = createText();
  const { decoded, failure } = decode(codec, wire, context);
  const call = createCall(decoded, wire, { route, stop, text });
  let headers: Record<string, string> | undefined;
  let promptTokens: number | undefined;
  let settle!: () => void;
  call.done = new Promise<void>((resolve) => (settle = resolve));

  function report(cause: unknown): LLMError {
    const error = new LLMHandlerError(request, cause);
    onError(error);
    return toGuardReply(error);
  }

  return {
    route,
    codec,
    request: wire,
    original: request,
    call,
    text,
    context,
    failure,
    ...host,
    overSocket: isOverSocket(request, host.isMSW2),
    headers: () => (headers ??= toProviderHeaders(route, context, report)),
    promptTokens: () => (promptTokens ??= countInput(codec, call, context)),
    seed,
    stop,
    report,
    end() {
      stop.end();
      settle();
    },
  };
}

function findCodec({ codec }: Route, wire: WireRequest): Codec {
  return (codec.kind === "language-model" && codec.instead?.(wire)) || codec;
}

/** A decoder never throws; where one does, the test is told, and not by a 500 that SDKs retry. */
function decode(
  codec: Codec,
  wire: WireRequest,
  context: CodecContext,
): { decoded: BaseCall; failure?: unknown } {
  try {
    if (codec.kind === "endpoint") return { decoded: codec.decode(wire) as BaseCall };
    const decoded = codec.decode(wire);
    return { decoded: codec.recall?.(decoded, context) ?? decoded };
  } catch (failure) {
    return { decoded: { modelId: "", body: wire.body }, failure };
  }
}

/** A test's own `generateId` may throw: the answer then goes without ids. */
function toProviderHeaders(
  { provider, settings, operation, origin }: Route,
  { generateId }: CodecContext,
  report: Exchange["report"],
): Record<string, string> {
  try {
    return joinHeaders(provider.headers?.(generateId, { operation, origin }), settings.headers);
  } catch (error) {
    report(error);
    return { ...settings.headers };
  }
}

function countInput(codec: Codec, call: CallRecord, context: CodecContext): number {
  if (codec.kind === "endpoint") return codec.countInput?.(call, context) ?? 0;
  return countPromptTokens(call, context.countTokens);
}
