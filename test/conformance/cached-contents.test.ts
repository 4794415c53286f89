import { describe, expect, test } from "vitest";
import { createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const V1BETA = "https://generativelanguage.googleapis.com/v1beta";
const VERTEX = "POST /v1beta1/projects/{p}/locations/{l}/cachedContents";

const fetch = createCheckedFetch(...createHandlers());

interface Cached {
  name: string;
  usageMetadata: { totalTokenCount: number };
}

async function ask(url: string, method = "GET", body?: unknown): Promise<Cached> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url, { method, ...(body !== undefined && { body: text }) });
  expect(response.status).toBe(200);
  return (await response.json()) as Cached;
}

function bodiesOf(endpoint: string): unknown[] {
  return readRecordings("gemini", endpoint).map(({ response }) => response.body);
}

const made = readRecordings("gemini", "POST /v1beta/cachedContents");
const [onVertex] = readRecordings("vertex", VERTEX);

function remake({ url, request, response }: Recording): Promise<Cached> {
  expect(response.status).toBe(200);
  const [project, location] = ["<GOOGLE_CLOUD_PROJECT>", "<GOOGLE_CLOUD_LOCATION>"];
  return ask(
    url.replace(project, "acme").replace(location, "global"),
    "POST",
    complete(request.body as string),
  );
}

/** What the recordings cut off is the same sentence over and over. */
function complete(body: string): string {
  const [, start = "", rest = ""] = /^(.*)\.\.\.<truncated (\d+) chars>$/s.exec(body) ?? [];
  const [sentence = ""] = /The RubyLLM.*?release\. /.exec(start) ?? [];
  const more = sentence.repeat(Math.ceil(Number(rest) / sentence.length));
  return `${start}${more}"}]}]}`;
}

describe.runIf(hasRecordings)("cached contents", () => {
  test.for(made)("%o is made as recorded", async (recording) => {
    const cached = await remake(recording);
    const recorded = recording.response.body as Cached;
    expect(compareKeys(cached, [recorded])).toEqual(SAME_KEYS);
    // the tokens are estimated
    const ratio = cached.usageMetadata.totalTokenCount / recorded.usageMetadata.totalTokenCount;
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.33);
  });

  test("one on Vertex AI is made as recorded", async () => {
    const cached = await remake(onVertex!);
    expect(compareKeys(cached, [onVertex!.response.body])).toEqual(SAME_KEYS);
  });

  test("one is read, listed, changed and deleted as recorded", async () => {
    await remake(made[0]!);
    const { name } = await remake(made[0]!);
    const one = await ask(`${V1BETA}/${name}`);
    expect(compareKeys(one, bodiesOf("POST /v1beta/cachedContents"))).toEqual(SAME_KEYS);
    const list = await ask(`${V1BETA}/cachedContents?pageSize=1`);
    expect(compareKeys(list, bodiesOf("GET /v1beta/cachedContents"))).toEqual(SAME_KEYS);
    for (const { request, response } of readRecordings(
      "gemini",
      "PATCH /v1beta/cachedContents/{id}",
    )) {
      const changed = await ask(`${V1BETA}/${name}`, "PATCH", request.body);
      expect(compareKeys(changed, [response.body])).toEqual(SAME_KEYS);
    }
    const deleted = await ask(`${V1BETA}/${name}`, "DELETE");
    expect(deleted).toEqual(bodiesOf("DELETE /v1beta/cachedContents/{id}")[0]);
  });
});
