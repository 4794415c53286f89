// Headers that tell who answered, and of limits, against those of the recordings; of the values tests in `engine` tell.
import { afterAll, describe, expect, test } from "vitest";
import { createFetch, errors, llm, type Reply } from "../../src/index.ts";
import { hasRequest, PACK } from "./measure/accept.ts";
import { hasRecordings, readIndex, readRecordings, type Recording } from "./recordings.ts";
import { unsupported } from "./unsupported.ts";

/** Others are the transport's. */
const TELLING =
  /ratelimit|request-?id|organization|processing|project|x-ms-|apim|trace-id|correlation|inference-id|^openai-|^anthropic-|x-gemini|trial-/;

/** What gateways before the API add. */
const TRANSPORT = /envoy|kong|proxy-wasm/;

/** Sent by newer gateways of Azure, as `docs/deviations.md` says. */
const NEWER =
  /^azure .* (?:x-ratelimit-(?:key|reset|renewal|abuse)|x-ms-(?:served|is-spilled|aoai-configured))/;

/** Endpoints with one or two recordings of accounts that tell less, or of older gateways: held to what all have. */
const OTHER_ACCOUNTS =
  /^(?:anthropic GET|azure POST \/(?:models|openai\/responses|.*\/(?:completions|embeddings) 200)|azure POST .*\/realtime|cohere POST \/v2\/(?:embed|rerank)|openai (?:GET|POST \/v1\/(?:audio|completions (?:400|404)|conversations|embeddings 400|realtime|threads|vector_stores))|together POST \/v1\/completions|anthropic POST \/v1\/messages 404)/;

/** What is told there and not here, as `docs/deviations.md` says. */
const UNTOLD: Record<string, RegExp> = {
  "huggingface POST /featherless-ai/v1/chat/completions 200": /^request-id$/,
  "huggingface POST /featherless-ai/v1/completions 200": /^request-id$/,
  "azure POST /openai/v1/realtime/client_secrets 200": /^openai-/,
  "openai POST /v1/realtime/sessions 200": /ratelimit/,
  "mistral POST /v1/moderations 200": /tokens-query-cost/,
  "mistral POST /v1/chat/moderations 200": /tokens-query-cost/,
  "mistral POST /v1/audio/speech 200": /input-characters/,
  "mistral POST /v1/ocr 200": /ocr-pages/,
};

/** What a text generation is refused with, by its status. */
const REFUSALS: Record<number, Reply> = {
  400: errors.badRequest("No."),
  401: errors.invalidApiKey(),
  403: errors.permissionDenied(),
  404: errors.modelNotFound(),
  429: errors.rateLimit(),
  503: errors.unavailable(),
};

interface Group {
  name: string;
  status: number;
  recordings: Recording[];
}

// what was made on the way is nobody's, and other files count theirs
afterAll(() => PACK.forEach((handler) => handler.reset()));

describe.runIf(hasRecordings)("headers", () => {
  const groups = toGroups();

  test("were recorded of these", () => {
    expect(groups.length).toBeGreaterThan(60);
  });

  test.for(groups)("of $name are those that were recorded", async (group) => {
    const { name, status, recordings } = group;
    const lists = recordings.map(({ response }) => listNames(response.headers ?? {}, name));
    const ours = await ask(group);
    const known = new Set(lists.flat());
    const all = [...known].filter((one) => lists.every((names) => names.includes(one)));
    const untold = UNTOLD[name];
    expect({
      status,
      unknown: OTHER_ACCOUNTS.test(name) ? [] : ours.filter((one) => !known.has(one)),
      missing: all.filter((one) => !ours.includes(one) && !untold?.test(one)),
    }).toEqual({ status, unknown: [], missing: [] });
    // an exception that is no longer needed goes
    expect(untold === undefined || all.some((one) => untold.test(one))).toBe(true);
  });
});

/** By provider, endpoint and status: those that kept their headers, and whose answer hangs on no stored object. */
function toGroups(): Group[] {
  const groups = new Map<string, Group>();
  for (const { provider, endpoint, status } of readIndex()) {
    const name = `${provider} ${endpoint} ${status}`;
    if (`${provider} ${endpoint}` in unsupported || STORED.test(name) || groups.has(name)) continue;
    const recordings = readRecordings(provider, endpoint).filter(
      (one) =>
        String(one.response.status) === status &&
        hasRequest(one) &&
        listNames(one.response.headers ?? {}, name).length > 0,
    );
    groups.set(name, { name, status: Number(status), recordings });
  }
  return [...groups.values()].filter(({ recordings }) => recordings.length > 0);
}

/** Objects that other requests made, uploads, a list of Amazon's that no model answers, and refusals of what is no text. */
const STORED =
  /\{id\}|\{m\} 404|item_|\/v1\/files 200|foundation-models|(?:models|embeddings|edits) 40[14]|edits 400|anthropic POST \/v1\/chat\/completions 4/;

/** The first recorded request that is answered with the recorded status. */
async function ask({ name, status, recordings }: Group): Promise<string[]> {
  const reply = REFUSALS[status];
  const fetch = createFetch(...(status >= 400 ? [llm(reply)] : []), ...PACK);
  const [, method = ""] = name.split(" ");
  const statuses: number[] = [];
  for (const { url, request } of recordings) {
    const response = await fetch(url.replace("<AWS_REGION>", "us-east-1"), {
      method,
      ...(method === "POST" && { body: JSON.stringify(request.body) }),
    });
    statuses.push(response.status);
    if (response.status === status) return listNames(Object.fromEntries(response.headers), name);
  }
  throw new Error(`${name} was answered with ${statuses.join(", ")}.`);
}

function listNames(headers: Record<string, string>, group: string): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => TELLING.test(name) && !TRANSPORT.test(name))
    .filter((name) => !NEWER.test(`${group} ${name}`));
}
