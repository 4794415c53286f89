import { createFetch, errors } from "../../../src/index.ts";
import type { LLMError } from "../../../src/errors.ts";
import type { SpecifiedProvider } from "../../../scripts/docs/operations.ts";
import { failAll } from "../fail-all.ts";
import { kept } from "../kept-endpoints.ts";
import { listNamed } from "../reasons.ts";
import { readIndex, readRecordings, type Recording } from "../recordings.ts";
import { toRecorded } from "../specified.ts";
import { REQUESTS } from "../supported-requests/ask.ts";
import { unsupported } from "../unsupported.ts";
import { type Answer, hasRequest, PACK, send } from "./accept.ts";
import { makeKept } from "./kept.ts";

/** Others are the transport's. */
const TELLING =
  /ratelimit|request-?id|organization|processing|project|x-ms-|apim|trace-id|correlation|inference-id|^openai-|^anthropic-|x-gemini|trial-/;

/** What gateways before the API add. */
const TRANSPORT = /envoy|kong|proxy-wasm/;

/** What an endpoint fails with, by the status. */
const REFUSALS: Record<number, LLMError> = {
  400: errors.badRequest("No."),
  401: errors.invalidApiKey(),
  403: errors.permissionDenied(),
  404: errors.modelNotFound(),
  429: errors.rateLimit(),
  500: errors.serverError(),
  503: errors.unavailable(),
};

/** Answers of one endpoint with one status that kept their headers. */
export interface HeaderGroup {
  provider: string;
  /** Such as `GET /v1/models 200`. */
  name: string;
  endpoint: string;
  status: number;
  recordings: Recording[];
}

/** By provider, endpoint and status. */
export function toHeaderGroups(): HeaderGroup[] {
  const groups = new Map<string, HeaderGroup>();
  const unanswered = listNamed("accepted");
  for (const { provider, endpoint, status } of readIndex()) {
    const name = `${endpoint} ${status}`;
    const key = `${provider} ${name}`;
    if (`${provider} ${endpoint}` in unsupported || groups.has(key)) continue;
    // nothing says how the objects of others are made
    if (endpoint.includes("{id}") && status < "400" && !isSpecified(provider)) continue;
    const recordings = readRecordings(provider, endpoint).filter(
      (one) =>
        String(one.response.status) === status &&
        hasRequest(one) &&
        !unanswered.includes(one.file) &&
        listNames(one.response.headers ?? {}).length > 0,
    );
    groups.set(key, { provider, name, endpoint, status: Number(status), recordings });
  }
  return [...groups.values()].filter(({ recordings }) => recordings.length > 0);
}

/** The headers that no recording has, and those that all have and ours lacks. */
export async function compareHeaders(
  group: HeaderGroup,
): Promise<{ added: string[]; leftOut: string[] }> {
  const answer = await ask(group);
  const ours = listNames(Object.fromEntries(answer.headers));
  const lists = group.recordings.map(({ response }) => listNames(response.headers ?? {}));
  const known = new Set(lists.flat());
  return {
    added: ours.filter((name) => !known.has(name)),
    leftOut: [...known].filter(
      (name) => lists.every((names) => names.includes(name)) && !ours.includes(name),
    ),
  };
}

/** The first recorded request that is answered with the recorded status; what it asks for is made before. */
async function ask({ provider, endpoint, status, recordings }: HeaderGroup): Promise<Answer> {
  const operation = findOperation(provider, endpoint);
  const statuses: number[] = [];
  for (const recording of recordings) {
    const made = operation !== undefined && (await makeKept(provider, operation, recording));
    const url = recording.url.replace("<AWS_REGION>", "us-east-1");
    const failing = status >= 400 && { fetch: failWith(status) };
    const answer = await send(recording, { url, ...made, ...failing });
    if (answer.status === status) return answer;
    statuses.push(answer.status);
  }
  throw new Error(`${provider} ${endpoint} was answered with ${statuses.join(", ")}.`);
}

/** The operation of the specification that needs something to be made before, if it is one. */
function findOperation(provider: string, endpoint: string): string | undefined {
  const { kept: operation } =
    kept.find((one) => one.provider === provider && one.recorded.includes(endpoint)) ?? {};
  const requests = isSpecified(provider) ? REQUESTS[provider] : [];
  return operation ?? requests.find((one) => toRecorded(one.operation) === endpoint)?.operation;
}

function isSpecified(provider: string): provider is SpecifiedProvider {
  return provider in REQUESTS;
}

const failures = new Map<number, typeof fetch>();

/** A fetch for which each endpoint fails with a status. */
function failWith(status: number): typeof fetch {
  const known = failures.get(status) ?? createFetch(...failAll(REFUSALS[status]!), ...PACK);
  failures.set(status, known);
  return known;
}

function listNames(headers: Record<string, string>): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => TELLING.test(name) && !TRANSPORT.test(name));
}
