import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFetch, createHandlers, errors, llm } from "../../src/index.ts";
import { hostileRequest } from "../support/hostile-requests.ts";
import { REQUESTS } from "../support/requests.ts";
import { failAll } from "./fail-all.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";
import { hasSpecs } from "./measure/schema.ts";
import { MORE } from "./specified-requests.ts";
import { ERRORS, specified } from "./specified.ts";

/** All that an error can be. */
const KINDS = [
  errors.rateLimit({ retryAfter: 2 }),
  errors.overloaded(),
  errors.insufficientQuota(),
  errors.invalidApiKey(),
  errors.permissionDenied(),
  errors.modelNotFound(),
  errors.badRequest("No.", { param: "messages" }),
  errors.contextLengthExceeded(),
  errors.contentFiltered(),
  errors.serverError(),
  errors.unavailable(),
  errors.gatewayTimeout(),
  errors.custom({ status: 418, message: "No." }),
];

/** Who describes errors of any status; what Google filters is an answer. */
const TELLING = ["anthropic", "groq", "ollama", "openai"];

/** What has no body. */
const LISTS = [
  "https://api.openai.com/v1/models",
  "https://api.openai.com/v1/models/gpt-5.4",
  "https://api.openai.com/v1/vector_stores",
  "https://api.openai.com/v1/videos",
  "https://api.openai.com/v1/assistants",
  "https://api.anthropic.com/v1/models",
  "https://api.anthropic.com/v1/models/claude-haiku-4-5",
  "https://generativelanguage.googleapis.com/v1beta/models",
  "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash",
  "https://generativelanguage.googleapis.com/v1beta/cachedContents",
  "https://generativelanguage.googleapis.com/v1beta/fileSearchStores",
  "https://api.mistral.ai/v1/models",
  "https://api.groq.com/openai/v1/models",
  "https://api.groq.com/openai/v1/files",
  "https://api.groq.com/openai/v1/batches",
  "http://localhost:11434/api/tags",
  "http://localhost:11434/api/ps",
  "http://localhost:11434/api/version",
];

// some specifications are large, and are read when they are first asked
const timeout = 120_000;

describe.runIf(hasSpecs)("the official specifications", { timeout }, () => {
  test("describe each endpoint's answers, whole and streamed", async () => {
    const mockFetch = createFetch(...llm.handlers);
    const verdicts = await judgeAll(mockFetch);
    expect(listFaults(verdicts)).toEqual([]);
    const judged = listJudged(verdicts);
    expect(listSpecified().filter((one) => !judged.includes(one))).toEqual([]);
  });

  test.for(KINDS)("describe the error $kind", async (error) => {
    const verdicts = await judgeAll(createFetch(...failAll(error)));
    expect(listFaults(verdicts)).toEqual([]);
    const failed = listJudged(verdicts).filter((one) => one.endsWith("error"));
    expect(failed.map(toProvider)).toEqual(expect.arrayContaining(TELLING));
  });

  test("describe an error that breaks a stream", async () => {
    const fail = llm(["Hello", errors.overloaded()]);
    const verdicts = await judgeAll(createFetch(fail, ...llm.handlers));
    expect(listFaults(verdicts)).toEqual([]);
    const failed = listJudged(verdicts).filter((one) => one.endsWith("error"));
    expect(failed.map(toProvider)).toEqual(expect.arrayContaining(["gemini", ...TELLING]));
  });

  test("describe whatever a request is answered or refused with", async () => {
    const handlers = createHandlers();
    const mockFetch = createFetch(...handlers);
    const refused = new Set<string>();
    await fc.assert(
      fc.asyncProperty(hostileRequest, async ({ url, body }) => {
        handlers.forEach((handler) => handler.reset());
        const verdicts = await judge(mockFetch, url, { method: "POST", body });
        expect(listFaults(verdicts).filter((fault) => !isEcho(fault))).toEqual([]);
        for (const { kind, endpoint } of verdicts) if (kind === "error") refused.add(endpoint);
      }),
      { seed: 1, numRuns: 500 },
    );
    const providers = Object.keys(ERRORS).filter((provider) => provider !== "groq");
    expect([...new Set([...refused].map(toProvider))].toSorted()).toEqual(providers.toSorted());
  });
});

/** A tool of a type that nobody knows is told back as it came. */
function isEcho(fault: string): boolean {
  return /: (?:\/response)?\/tools\[\]/.test(fault);
}

/** Every request, streamed and not. */
async function judgeAll(mockFetch: typeof fetch): Promise<Verdict[]> {
  const sent = [...REQUESTS, ...MORE].flatMap(([url, body]) => [
    judge(mockFetch, url, toInit({ ...body, stream: true })),
    judge(mockFetch, url, toInit({ ...body, stream: false, stream_options: undefined })),
  ]);
  const asked = LISTS.map((url) => judge(mockFetch, url, {}));
  return (await Promise.all([...sent, ...asked])).flat();
}

function toInit(body: object): RequestInit {
  return { method: "POST", body: JSON.stringify(body) };
}

async function judge(mockFetch: typeof fetch, url: string, init: RequestInit): Promise<Verdict[]> {
  const response = await mockFetch(url, init);
  const contentType = response.headers.get("content-type") ?? "";
  const { status } = response;
  return judgeAnswer(init.method ?? "GET", url, {
    status,
    contentType,
    text: await response.text(),
  });
}

function listFaults(verdicts: Verdict[]): string[] {
  const all = verdicts.flatMap(({ endpoint, kind, faults }) =>
    faults.map((fault) => `${endpoint}, ${kind}: ${fault}`),
  );
  return [...new Set(all)];
}

function listJudged(verdicts: Verdict[]): string[] {
  return [...new Set(verdicts.map(({ endpoint, kind }) => `${endpoint}, ${kind}`))];
}

/** But for files and batches, and what asks for a kept object; and Gemini has a path for each way to be answered. */
function listSpecified(): string[] {
  return specified
    .filter(
      ({ recorded: [name = ""] }) =>
        !/\{id\}|^DELETE|\/(?:files|batches|upload)$|threads\/runs|videos\/\w/.test(name),
    )
    .flatMap(({ provider, recorded: [name], schema }) =>
      (["body", "event"] as const)
        .filter((kind) => schema[kind] !== undefined)
        .map((kind) => `${provider} ${name}, ${kind}`),
    )
    .filter((one) => !/:generateContent, event|:streamGenerateContent/.test(one));
}

function toProvider(endpoint: string): string {
  return endpoint.split(" ", 1)[0]!;
}
