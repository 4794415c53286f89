import type { BodyKind, WireRequest } from "./codec.ts";
import { readForm, toDigest, type UploadedFile } from "./form.ts";

/** A request's body, read once. */
export interface RequestBody {
  /** The same for the same body: what an answer's ids follow from. */
  text: string;
  /** JSON, or a form's fields; `undefined` where there is none, or neither. */
  json: unknown;
  /** Bytes, where the endpoint takes them. */
  file?: UploadedFile;
  malformed: boolean;
}

/** How a body is read. */
export interface Reading {
  /** Leaves the request's own body readable for whoever comes next. */
  keep: boolean;
  /** @default JSON alone */
  accepts?: readonly BodyKind[] | undefined;
}

export const NO_BODY: RequestBody = { text: "", json: undefined, malformed: false };

/** One reading for all handlers that look at the same request; weak, so it holds nothing. */
const bodies = new WeakMap<Request, Promise<RequestBody>>();

export function readBody(request: Request, reading: Reading): Promise<RequestBody> {
  const known = bodies.get(request);
  if (known) return known;
  const body = read(request, reading);
  bodies.set(request, body);
  return body;
}

async function read(request: Request, { keep, accepts }: Reading): Promise<RequestBody> {
  if (request.method === "GET" || request.method === "HEAD") return NO_BODY;
  if (request.bodyUsed) {
    throw new Error(
      "a handler before this one has read the request's body. Let that one read request.clone().",
    );
  }
  const source = keep ? request.clone() : request;
  if (!accepts) return parse(await source.text());
  const mediaType = request.headers.get("content-type") ?? "";
  if (accepts.includes("multipart") && mediaType.startsWith("multipart/form-data")) {
    return readMultipart(source);
  }
  return accepts.includes("bytes")
    ? readBytes(source, { mediaType, mayBeJSON: accepts.includes("json") })
    : parse(await source.text());
}

async function readMultipart(source: Request): Promise<RequestBody> {
  try {
    const { fields, text } = await readForm(source);
    return { text, json: fields, malformed: false };
  } catch {
    return { text: "", json: undefined, malformed: true };
  }
}

const decoder = new TextDecoder();

/** Some SDKs call any bytes JSON: where there is none to be had, what cannot be read is bytes. */
async function readBytes(
  source: Request,
  { mediaType, mayBeJSON }: { mediaType: string; mayBeJSON: boolean },
): Promise<RequestBody> {
  const bytes = new Uint8Array(await source.arrayBuffer());
  if (bytes.length === 0) return NO_BODY;
  const file = { filename: "", mediaType, size: bytes.length, bytes };
  if (/\bjson\b/.test(mediaType)) {
    const parsed = parse(decoder.decode(bytes));
    return { ...parsed, malformed: parsed.malformed && mayBeJSON, file };
  }
  return { text: toDigest(file), json: undefined, file, malformed: false };
}

export function toWireRequest(
  { method, url, headers }: Request,
  params: Record<string, string>,
  { json, file, malformed }: RequestBody,
): WireRequest {
  return { method, url, params, query: toQuery(url), headers, body: json, file, malformed };
}

/** Most URLs have none. */
function toQuery(url: string): URLSearchParams {
  return url.includes("?") ? new URL(url).searchParams : new URLSearchParams();
}

function parse(text: string): RequestBody {
  if (text === "") return NO_BODY;
  try {
    return { text, json: JSON.parse(text) as unknown, malformed: false };
  } catch {
    return { text, json: undefined, malformed: true };
  }
}
