import { describe, expect, test } from "vitest";
import {
  listOperations,
  readListedOperations,
  SPECIFIED_PROVIDERS,
  type SpecifiedProvider,
  toURL,
} from "../../scripts/docs/operations.ts";
import { listSupported } from "../../scripts/docs/supported.ts";
import { createFetch, createHandlers, llm, toolCall } from "../../src/index.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { hasSpecs, readOperations } from "./measure/schema.ts";
import { ANTHROPIC } from "./supported-requests/anthropic.ts";
import { GEMINI } from "./supported-requests/gemini.ts";
import { OPENAI } from "./supported-requests/openai.ts";
import type { Answer, Parameters, SupportedRequest } from "./supported-requests/request.ts";

const REQUESTS: Record<SpecifiedProvider, SupportedRequest[]> = {
  openai: OPENAI,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
};

/** What needs not to be made first. */
const MADE: Parameters = {
  model: "ft:gpt-5.4",
  model_id: "claude-haiku-4-5",
  modelsId: "gemini-3.5-flash",
  tunedModelsId: "mine",
};

describe.runIf(hasSpecs)("docs/providers.md", () => {
  test("lists the operations of the official specifications", () => {
    expect(readListedOperations(), 'The list is stale. Run "npm run docs".').toEqual(
      listOperations(),
    );
  });

  test.for(SPECIFIED_PROVIDERS)(
    "what it says %s is asked for is answered as its specification says",
    { timeout: 60_000 },
    async (provider) => {
      const supported = [...listSupported(provider)]
        .filter(([, handler]) => handler !== undefined)
        .map(([name]) => name);
      const requests = REQUESTS[provider];
      const asked = new Set(requests.map(({ operation }) => operation));
      expect([...asked].toSorted(), "each has a request in supported-requests/").toEqual(
        supported.toSorted(),
      );
      const mockFetch = createFetch(
        llm.openai.runs(toolCall("get_weather", {}, { id: "call_1" })),
        // of what was uploaded, Anthropic gives nothing back
        llm.anthropic.files({ downloadable: true }),
        ...createHandlers(),
      );
      let parameters = MADE;
      for (const request of requests) {
        const kept = await ask(request, { provider, parameters, mockFetch });
        parameters = { ...parameters, ...kept };
      }
    },
  );
});

interface Asking {
  provider: SpecifiedProvider;
  parameters: Parameters;
  mockFetch: typeof fetch;
}

/** Holds the answer against the specification, and gives what later requests ask for. */
async function ask(
  { operation, body, query = "", headers, keep }: SupportedRequest,
  { provider, parameters, mockFetch }: Asking,
): Promise<Parameters | undefined> {
  const [method = ""] = operation.split(" ");
  const path = toURL(provider, operation).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    return parameters[name] ?? whole;
  });
  const url = `${path}${query === "" ? "" : `?${query}`}`;
  const value = body?.(parameters);
  const isRead = value instanceof FormData || value instanceof Blob;
  const response = await mockFetch(url, {
    method,
    ...(headers && { headers }),
    ...(value && { body: isRead ? value : JSON.stringify(value) }),
  });
  const contentType = response.headers.get("content-type") ?? "";
  const text = await response.text();
  expect(response.status, `${operation}: ${text}`).toBe(200);
  const verdicts = judgeAnswer(method, url, { status: 200, contentType, text });
  const faults = verdicts.flatMap((verdict) => verdict.faults);
  expect(faults, `${operation}: ${text}`).toEqual([]);
  // what is read byte by byte is no JSON, whatever the specification says
  const { answer } = readOperations(provider).get(operation)!;
  const kinds = answer && answer["type"] !== "string" ? ["body"] : [];
  expect([...new Set(verdicts.map(({ kind }) => kind))], operation).toEqual(kinds);
  return keep?.(JSON.parse(text) as Answer);
}
