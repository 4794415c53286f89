import type { WireRequest } from "./codec.ts";

/** A request's body, read once. */
export interface RequestBody {
  text: string;
  /** `undefined` where there is none, or none that is JSON. */
  json: unknown;
  malformed: boolean;
}

export const NO_BODY: RequestBody = { text: "", json: undefined, malformed: false };

/** One reading for all handlers that look at the same request; weak, so it holds nothing. */
const bodies = new WeakMap<Request, Promise<RequestBody>>();

/** `keep` leaves the request's own body readable for whoever comes next. */
export function readBody(request: Request, keep: boolean): Promise<RequestBody> {
  const known = bodies.get(request);
  if (known) return known;
  const body = read(request, keep);
  bodies.set(request, body);
  return body;
}

async function read(request: Request, keep: boolean): Promise<RequestBody> {
  if (request.method === "GET" || request.method === "HEAD") return NO_BODY;
  if (request.bodyUsed) {
    throw new Error(
      "a handler before this one has read the request's body. Let that one read request.clone().",
    );
  }
  return parse(await (keep ? request.clone() : request).text());
}

export function toWireRequest(
  { method, url, headers }: Request,
  params: Record<string, string>,
  { json, malformed }: RequestBody,
): WireRequest {
  let query: URLSearchParams | undefined;
  return {
    method,
    url,
    params,
    headers,
    body: json,
    malformed,
    get query() {
      return (query ??= new URL(url).searchParams);
    },
  };
}

function parse(text: string): RequestBody {
  if (text === "") return NO_BODY;
  try {
    return { text, json: JSON.parse(text) as unknown, malformed: false };
  } catch {
    return { text, json: undefined, malformed: true };
  }
}
