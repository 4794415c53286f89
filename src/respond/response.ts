import type { LLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { joinHeaders } from "../header-names.ts";
import { isRawBody, type RawBody } from "../raw-body.ts";
import { addUse, type LimitedAnswer } from "../rate-limits.ts";
import { cancelSafeBytes } from "../stream/cancel-safe.ts";
import { isNode } from "../stream/host.ts";

/** Browsers and happy-dom read no answer without them. */
export const CORS_HEADERS: Record<string, string> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*",
};

/** SDKs retry at once, instead of waiting as long as they would for the real provider; LangChain reads the seconds alone. */
const RETRY_AT_ONCE = { "retry-after": "0", "retry-after-ms": "1" };

const encoder = new TextEncoder();

interface BodyInit {
  status?: number;
  headers?: Record<string, string> | undefined;
  contentType?: string;
  /** Seconds until a new try, as an error names them. */
  retryAfter?: number | undefined;
  /** It is no answer of the provider's, and counts for no limit. */
  isOurs?: boolean;
}

/** Headers of every answer: the host's, the provider's, the setting's. */
function toHeaders({ headers, route }: Exchange, status: number): Record<string, string> {
  const { provider, operation, settings } = route;
  const all = joinHeaders(CORS_HEADERS, headers());
  for (const name of provider.omitsHeaders?.({ operation, status }) ?? []) {
    if (settings.headers?.[name] === undefined) Reflect.deleteProperty(all, name);
  }
  return all;
}

/** What the provider tells of its limits; each answer counts once. */
function toLimitHeaders(
  { route, context, promptTokens }: Exchange,
  {
    status,
    retryAfter,
  }: Pick<LimitedAnswer, "status"> & Partial<Pick<LimitedAnswer, "retryAfter">>,
): Record<string, string> {
  const { provider, operation } = route;
  if (!provider.rateLimits) return {};
  const used = addUse(context.store, { requests: 1, inputTokens: promptTokens() });
  return provider.rateLimits({ operation, status, now: context.now, used, retryAfter });
}

/** `transfer-encoding` keeps MSW 3's socket alive and makes its errors visible; a browser forbids it. */
export function toStreamHeaders(contentType: string, exchange: Exchange): Record<string, string> {
  return joinHeaders(toLimitHeaders(exchange, { status: 200 }), toHeaders(exchange, 200), {
    "content-type": contentType,
    "cache-control": "no-cache",
    ...(isNode && { "transfer-encoding": "chunked" }),
  });
}

/** A whole body; settles the call. */
export function bodyResponse(
  data: string | Uint8Array<ArrayBuffer>,
  exchange: Exchange,
  init: BodyInit = {},
): Response {
  const { call, isMSW2, end } = exchange;
  const { status = 200, headers, contentType = "application/json", retryAfter } = init;
  const limits = init.isOurs ? {} : toLimitHeaders(exchange, { status, retryAfter });
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  call.status = status;
  call.delivered.chunks = 1;
  end();
  return new Response(isMSW2 ? cancelSafeBytes(bytes) : bytes, {
    status,
    headers: joinHeaders(
      limits,
      toHeaders(exchange, status),
      { "content-type": contentType, "content-length": String(bytes.length) },
      headers,
    ),
  });
}

export function jsonResponse(body: unknown, exchange: Exchange, init?: BodyInit): Response {
  const { data, contentType, status = init?.status ?? 200, headers } = serialize(body, exchange);
  const all = { contentType, ...init, status, headers: { ...headers, ...init?.headers } };
  return bodyResponse(data, exchange, all);
}

/** An encoded body as the provider writes it. */
export function serialize(body: unknown, { codec }: Exchange): Omit<RawBody, "type"> {
  if (isRawBody(body)) return body;
  if (codec.json) return { data: codec.json.stringify(body), contentType: codec.json.contentType };
  return { data: JSON.stringify(body), contentType: "application/json" };
}

/** An error in the provider's own words; a setting of the test's own that throws on the way is told instead. */
export function errorResponse(error: LLMError, exchange: Exchange): Response {
  try {
    return toErrorResponse(error, exchange);
  } catch (mistake) {
    if (error.kind === "guard") throw mistake;
    return toErrorResponse(exchange.report(mistake), exchange);
  }
}

function toErrorResponse(error: LLMError, exchange: Exchange): Response {
  const { call, codec } = exchange;
  const reply = codec.encodeError(error, call, { ...exchange.headers(), ...error.headers });
  const status = error.status ?? reply.status;
  call.finishReason = "error";
  const headers = { ...toRetryHeaders(error, status), ...reply.headers, ...error.headers };
  const { kind, retryAfter } = error;
  return jsonResponse(reply.body, exchange, {
    status,
    headers,
    retryAfter,
    isOurs: kind === "guard",
  });
}

/** A mistake on the test's side, told to the test and to the client. */
export function failureResponse(reason: unknown, exchange: Exchange): Response {
  return errorResponse(exchange.report(reason), exchange);
}

/** The answer to what a browser, or happy-dom, asks before a request to another origin. */
export function preflightResponse(): Response {
  const headers = {
    ...CORS_HEADERS,
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "*",
  };
  return new Response(null, { status: 204, headers });
}

/** A lost connection, or none. */
export function networkError({ call, end }: Exchange): Response {
  call.status = 0;
  end();
  return Response.error();
}

function toRetryHeaders(
  { retryAfter, headers = {} }: LLMError,
  status: number,
): Record<string, string> {
  if (retryAfter !== undefined) return { "retry-after": String(retryAfter) };
  if ("retry-after" in headers || "retry-after-ms" in headers) return {};
  return status === 408 || status === 429 || status >= 500 ? RETRY_AT_ONCE : {};
}
