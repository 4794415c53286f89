// The table counts refusals of the endpoints that it measures; here is every one of the index.
import { afterAll, describe, expect, test } from "vitest";
import { createFetch } from "../../src/index.ts";
import { hasRequest, PACK, send, toRefusal } from "./measure/accept.ts";
import { toPayloads } from "./measure/payloads.ts";
import { listNamed } from "./reasons.ts";
import { hasRecordings, readIndex, readRecording } from "./recordings.ts";

const named = listNamed("refused");

// what was made on the way is nobody's, and other files count theirs
afterAll(() => PACK.forEach((handler) => handler.reset()));

describe.runIf(hasRecordings)("refusals that follow from the request alone", () => {
  const decidable = readIndex().filter((row) => row.decidable === "yes");

  test("are those of 400, 413 and 422, and none is left out", () => {
    expect(decidable.length).toBeGreaterThan(20);
    expect(decidable.filter(({ status }) => !/^4(?:00|13|22)$/.test(status))).toEqual([]);
    expect(named.filter((file) => !decidable.some((row) => row.file === file))).toEqual([]);
  });

  test.for(decidable.filter(({ file }) => !named.includes(file)))("$file", async (row) => {
    const recording = { ...readRecording(row.file), ...row };
    expect(hasRequest(recording)).toBe(true);
    // what a path names was made before, by requests that were not recorded
    const { url, fetch } = await toPlace(recording.url);
    const { status, text } = await send(recording, { url, fetch });
    const { response } = recording;
    expect(toRefusal(status, parse(text))).toEqual(toRefusal(response.status, response.body));
  });
});

/** A thread, its message and its run, where the path names them. */
async function toPlace(url: string): Promise<{ url: string; fetch: typeof globalThis.fetch }> {
  const fetch = createFetch(...PACK);
  const [path = "", kind] = /\/threads\/[^/]+(?:\/(messages|runs))?/.exec(url) ?? [];
  if (path === "") return { url, fetch };
  const base = url.slice(0, url.indexOf("/threads"));
  const create = async (place: string, body: object): Promise<string> => {
    const answer = await fetch(`${base}/${place}`, { method: "POST", body: JSON.stringify(body) });
    return ((await answer.json()) as { id: string }).id;
  };
  const thread = `threads/${await create("threads", {})}`;
  if (kind === undefined) return { url: `${base}/${thread}`, fetch };
  const assistant_id = await create("assistants", { model: "gpt-4o" });
  const content = kind === "messages" ? { role: "user", content: "Hi" } : { assistant_id };
  const id = await create(`${thread}/${kind}`, content);
  return { url: `${base}/${thread}/${kind}/${id}`, fetch };
}

function parse(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : toPayloads(text)[0];
}
