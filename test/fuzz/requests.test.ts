import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as providers from "../../handlers/index.ts";
import { createFetch, createHandlers } from "../../src/index.ts";
import { judgeAnswer } from "../conformance/judge-answer.ts";
import { expectErrorShape } from "../support/error-shapes.ts";
import { type FuzzedEndpoint, listEndpoints } from "./endpoints.ts";
import { findSeeds } from "./seeds.ts";
import { type WireRequest, wireRequest } from "./wire-request.ts";

/** `npm run fuzz` asks for all, `npm test` for a sample. */
const RUNS = import.meta.env?.MODE === "fuzz" ? 100_000 : 3000;

/** No answer takes as long; a safety, and no measure: a busy machine takes half a minute to load what the first schema needs. */
const TOO_LONG = 120_000;

/** What is stored is forgotten after so many requests. */
const KEPT_FOR = 60;

const all = Object.values(providers);
const PACKS = [
  createHandlers({ providers: all }),
  createHandlers({ providers: all, validate: false, promptCache: true }),
];

const endpoints = listEndpoints();
/** Errors of no endpoint have the shape of the provider's first text generation, or else of its first. */
const firstPaths = new Map(
  endpoints
    .toReversed()
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ provider, url }) => [provider, new URL(url).pathname]),
);
const members = [Object.prototype, Array.prototype, Function.prototype].map(listMembers);
const counts = new Map<number, number>();
const ids: string[] = [];
let count = 0;

// the guard tells of each request that no endpoint is for
beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterAll(() => {
  vi.restoreAllMocks();
  const table = [...counts].toSorted(([one], [other]) => one - other);
  const statuses = table.map(([status, times]) => `${status}: ${times}`).join(", ");
  console.info(`${count} requests to ${endpoints.length} endpoints, by status: ${statuses}`);
});

test(
  "no request breaks an endpoint, hangs, or gets an error that is not the provider's",
  { timeout: TOO_LONG + RUNS * 20 },
  async () => {
    const seeds = findSeeds(endpoints);
    await fc.assert(fc.asyncProperty(wireRequest(seeds, ids), check), { seed: 7, numRuns: RUNS });
    expect(count).toBeGreaterThanOrEqual(RUNS);
  },
);

async function check({ provider, method, url, headers, body }: WireRequest): Promise<void> {
  const isChecked = count++ % 2 === 0;
  const pack = PACKS[isChecked ? 0 : 1]!;
  if (count % KEPT_FOR === 0) PACKS.forEach(([handler]) => handler?.reset());
  const known = pack.errors.length;
  const init = { method, headers, ...(body !== undefined && { body }) };
  const response = await within(createFetch(...pack)(url, init));
  const text = await within(response.text());
  const { status } = response;
  counts.set(status, (counts.get(status) ?? 0) + 1);
  keepIds(text);

  // Ollama finds some mistakes when the model is to run, and calls them its own
  if (!url.includes(":11434/api/")) expect(status).toBeLessThan(500);
  // what the mock cannot do is told by errors of these classes, and a bug by any other
  const bugs = pack.errors
    .slice(known)
    .filter(({ cause }) => !/^(?:Mistake|UnansweredError|Error)$/.test(toName(cause)));
  expect(bugs).toEqual([]);
  const after = [Object.prototype, Array.prototype, Function.prototype].map(listMembers);
  expect([after, ({} as { polluted?: unknown }).polluted]).toEqual([members, undefined]);
  if (response.ok || method === "HEAD") return;
  expectError(provider, new URL(url).pathname, text);
  const contentType = response.headers.get("content-type") ?? "";
  const verdicts = judgeAnswer(method, url, { status, contentType, text });
  expect(verdicts.flatMap(({ kind, faults }) => (kind === "error" ? faults : []))).toEqual([]);
}

function expectError(provider: string, pathname: string, text: string): void {
  const answer = JSON.parse(text) as unknown;
  // what is at no provider's address is told by `createFetch` itself
  if (text.includes(" none of the handlers given to createFetch() ")) {
    return expect(answer).toMatchObject({
      error: { type: "invalid_request_error", code: "msw_llm" },
    });
  }
  const isUnknown = text.includes(": the pack has no such endpoint.");
  expectErrorShape(provider, isUnknown ? firstPaths.get(provider)! : pathname, answer);
}

async function within<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The answer hangs.")), TOO_LONG);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Later requests ask for what earlier ones made. */
function keepIds(text: string): void {
  for (const [, id = ""] of text.matchAll(/"(?:id|name|\w+_id)":\s*"([\w./:-]{5,80})"/g)) {
    ids[(count + ids.length) % 200] = id;
  }
}

function rank({ route }: FuzzedEndpoint): number {
  return Number(route.codec.kind === "language-model");
}

function toName(cause: unknown): string {
  return (cause as object | undefined)?.constructor.name ?? "";
}

function listMembers(prototype: object): string {
  return Object.getOwnPropertyNames(prototype).join();
}
