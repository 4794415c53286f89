import { createFetch, llm } from "../../../src/index.ts";
import type { Recording } from "../recordings.ts";

/** What the pack answers to a recorded request. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Names of what the provider kept from an earlier request. */
const STORED =
  /^(?:previous_response_id|previous_interaction_id|conversation|file_id|container|container_id|cachedContent|cached_content|fileUri|file_uri|training_file|validation_file)$/;

/** What stays behind of a recorded request's headers is about its transport. */
const TRANSPORT = /^(?:host|connection|content-length|transfer-encoding|accept-encoding|cookie)$/;

export function isAnswered({ response }: Recording): boolean {
  return response.status >= 200 && response.status < 300;
}

/** Some recordings are of the answer alone, and of some requests the beginning is left, as a text. */
export function hasRequest({ request, endpoint }: Recording): boolean {
  if (/^(?:GET|DELETE) |\/cancel$/.test(endpoint)) return true;
  const body = (request as Recording["request"] | null)?.body;
  return isForm(body) || (typeof body === "object" && body !== null);
}

/** A form was kept as the text that it is. */
function isForm(body: unknown): body is string {
  return typeof body === "string" && body.startsWith("--");
}

/** Servers on ports that everybody uses are mounted where a test names them. */
export const PACK = [...llm.handlers, ...llm.llamacpp.handlers, ...llm.vllm.handlers];

/** What takes the place of a request that was not kept, and of the pack. */
export interface Instead {
  url?: string;
  body?: object;
  fetch?: typeof globalThis.fetch;
}

export async function send(
  recording: Recording,
  { url, body, fetch = createFetch(...PACK) }: Instead = {},
): Promise<Answer> {
  const [method = ""] = recording.endpoint.split(" ");
  const sent = Object.entries(recording.request?.headers ?? {}).filter(
    ([name, value]) => !TRANSPORT.test(name.toLowerCase()) && typeof value === "string",
  );
  const own = body ?? (recording.request as Recording["request"] | null)?.body;
  const response = await fetch(url ?? recording.url, {
    method,
    headers: [...sent, ...toFormHeaders(own)],
    ...(method === "POST" && own !== "" && { body: isForm(own) ? own : toText(own) }),
  });
  const { status, headers } = response;
  return { status, headers, text: await response.text() };
}

/** Where a recording went, with what was left out of it. */
export function toURL(url: string): string {
  return url
    .replace("<AWS_REGION>", "us-east-1")
    .replace("<OLLAMA_API_BASE>", "http://localhost:11434/v1");
}

/** The boundary of a form, which some recordings' headers have lost. */
function toFormHeaders(body: unknown): [string, string][] {
  const [, boundary] = (isForm(body) && /^--(\S+)/.exec(body)) || [];
  if (boundary === undefined) return [];
  return [["content-type", `multipart/form-data; boundary=${boundary}`]];
}

/** Whether a request names a recorded object by its id, which the pack's store cannot hold. */
export function namesStored({ request, url }: Recording): boolean {
  return /\/responses\/resp_/.test(url) || hasStored((request as { body?: unknown } | null)?.body);
}

/** The provider's 404, or OpenAI's 400 for a response or a file that it does not know. */
export function isNotFound({ status, text }: Pick<Answer, "status" | "text">): boolean {
  return (
    status === 404 ||
    (status === 400 && /previous_response_not_found|invalid training_file/.test(text))
  );
}

/** What two refusals must have in common: the status and the type, by whatever name. */
export function toRefusal(status: number, body: unknown): unknown {
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body];
  const { error } = (first ?? {}) as { error?: { type?: string; status?: string; code?: unknown } };
  return { status, type: error?.type ?? error?.status };
}

function hasStored(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ((value as { type?: unknown }).type === "item_reference") return true;
  return Object.entries(value).some(
    ([key, member]) =>
      (STORED.test(key) && typeof member === "string" && member !== "") || hasStored(member),
  );
}

/** Files are left out of recordings: others take their place, and need be no longer than a provider asks for. */
function toText(body: unknown): string {
  return JSON.stringify(body).replaceAll(/<elided base64 (\d+) chars>/g, (_, length) =>
    "AAAA".repeat(Math.min(Math.ceil(Number(length) / 4), 256)),
  );
}
