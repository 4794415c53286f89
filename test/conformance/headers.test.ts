import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";

/** Headers that tell who answered, and of limits; others are the transport's. */
const TELLING =
  /ratelimit|request-?id|organization|processing|project|x-ms-|apim|trace-id|correlation|inference-id|^openai-|^anthropic-|x-gemini|trial-/;

/** What gateways before the API add. */
const TRANSPORT = /envoy|kong|proxy-wasm/;

/** Sent by newer gateways of Azure, as `docs/deviations.md` says. */
const NEWER = /x-ratelimit-(?:key|reset|renewal|abuse)|x-ms-(?:served|is-spilled|aoai-configured)/;

const ENDPOINTS = [
  ["openai", "POST /v1/chat/completions"],
  ["openai", "POST /v1/responses"],
  ["openai", "POST /v1/embeddings"],
  ["anthropic", "POST /v1/messages"],
  ["gemini", "POST /v1beta/models/{m}:generateContent"],
  ["groq", "POST /openai/v1/chat/completions"],
  ["mistral", "POST /v1/chat/completions"],
  ["azure", "POST /openai/v1/responses"],
  ["azure", "POST /openai/deployments/{d}/chat/completions"],
  ["cohere", "POST /v2/chat"],
  ["bedrock", "POST /model/{m}/converse"],
  ["xai", "POST /v1/chat/completions"],
  ["deepseek", "POST /chat/completions"],
  ["cerebras", "POST /v1/chat/completions"],
] as const;

const REFUSED = [
  ["openai", "POST /v1/responses"],
  ["anthropic", "POST /v1/messages"],
] as const;

describe.runIf(hasRecordings)("the headers of", () => {
  test.for(ENDPOINTS)("%s %s are those that were recorded", async ([provider, endpoint]) => {
    const answered = readRecordings(provider, endpoint).filter(
      ({ response }) => response.status === 200,
    );
    expect(await compare(answered, 200)).toEqual({ unknown: [], missing: [] });
  });

  test.for(REFUSED)("a refusal at %s %s are those that were recorded", async ([provider, name]) => {
    const refused = readRecordings(provider, name).filter(({ response }) => response.status >= 400);
    // what the request alone gives away is refused here, too
    refused.sort((one, other) => other.decidable.localeCompare(one.decidable));
    expect(await compare(refused, 400)).toEqual({ unknown: [], missing: [] });
  });
});

interface Difference {
  /** That no recording has. */
  unknown: string[];
  /** That every recording has, of those that kept all headers. */
  missing: string[];
}

async function compare(recordings: Recording[], status: number): Promise<Difference> {
  const kept = recordings.filter(({ response, request }) => {
    const isSent = (request as Recording["request"] | null)?.body != null;
    return isSent && listNames(response.headers ?? {}).length > 0;
  });
  expect(kept.length).toBeGreaterThan(0);
  const lists = kept.map(({ response }) => listNames(response.headers ?? {}));
  const { url, request } = kept[0]!;
  const init = { method: "POST", body: JSON.stringify(request.body) };
  const response = await createFetch(...llm.handlers)(
    url.replace("<AWS_REGION>", "us-east-1"),
    init,
  );
  expect(response.status).toBe(status);
  const ours = listNames(Object.fromEntries(response.headers));
  const known = new Set(lists.flat());
  return {
    unknown: ours.filter((name) => !known.has(name)),
    missing: [...known].filter(
      (name) => !ours.includes(name) && lists.every((names) => names.includes(name)),
    ),
  };
}

function listNames(headers: Record<string, string>): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => TELLING.test(name) && !TRANSPORT.test(name) && !NEWER.test(name));
}
