import { afterAll, describe, expect, test } from "vitest";
import { createFetch } from "../../src/index.ts";
import { PACK } from "./measure/accept.ts";
import { hasRecordings, readIndex, readRecording } from "./recordings.ts";
import { unsupported } from "./unsupported.ts";

// what was made on the way is nobody's, and other files count theirs
afterAll(() => PACK.forEach((handler) => handler.reset()));

describe.runIf(hasRecordings)("recorded endpoints", () => {
  test("each is answered, or named with the reason", { timeout: 60_000 }, async ({ task }) => {
    const unanswered: Record<string, number> = {};
    for (const [name, files] of listEndpoints()) {
      if (!(await isAnswered(name, files))) unanswered[name] = files.length;
    }
    task.meta.unsupported = unanswered;
    expect(Object.keys(unanswered).toSorted()).toEqual(Object.keys(unsupported).toSorted());
  });
});

/** The recordings of each, by provider and endpoint. */
function listEndpoints(): Map<string, string[]> {
  const endpoints = new Map<string, string[]>();
  for (const { provider, endpoint, file } of readIndex()) {
    const name = `${provider} ${endpoint}`;
    const files = endpoints.get(name) ?? [];
    files.push(file);
    endpoints.set(name, files);
  }
  return endpoints;
}

/** Whether any of the places where it was asked is one of the pack's. */
async function isAnswered(name: string, files: string[]): Promise<boolean> {
  const [, method = "", path = ""] = name.split(" ");
  const fetch = createFetch(...PACK);
  for (const file of files) {
    const { url } = readRecording(file);
    const known = url.replaceAll("<AWS_REGION>", "us-east-1").replace("<OLLAMA_API_BASE>", OLLAMA);
    // of some recordings the host alone was kept
    const whole = /^https:\/\/[^/]+$/.test(known) ? known + path : known;
    const hasBody = !/^(?:GET|DELETE)$/.test(method);
    const response = await fetch(whole, { method, ...(hasBody && { body: "{}" }) }).catch(() => {});
    if (response && !UNANSWERED.test(await response.text())) return true;
  }
  return false;
}

/** The words of the guard, and of a host that is nobody's. */
const UNANSWERED = /the pack has no such endpoint|none of the handlers given to createFetch/;

const OLLAMA = "http://localhost:11434/v1";
