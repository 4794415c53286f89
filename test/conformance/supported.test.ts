import { afterEach, describe, expect, test } from "vitest";
import {
  listOperations,
  readListedOperations,
  SPECIFIED_PROVIDERS,
} from "../../scripts/docs/operations.ts";
import { listSupported } from "../../scripts/docs/supported.ts";
import { createFetch, createHandlers, llm, toolCall } from "../../src/index.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { hasSpecs, readOperations } from "./measure/schema.ts";
import { singleExceptions } from "./single-exceptions.ts";
import { ask, type Asking, MADE, REQUESTS } from "./supported-requests/ask.ts";
import type { Parameters, SupportedRequest } from "./supported-requests/request.ts";

// other files of the suite have the same store
afterEach(() => llm.handlers.forEach((handler) => handler.reset()));

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
      const listed = requests.filter(({ isUnlisted }) => !isUnlisted);
      const asked = new Set(listed.map(({ operation }) => operation));
      expect([...asked].toSorted(), "each has a request in supported-requests/").toEqual(
        supported.toSorted(),
      );
      const fetch = createFetch(
        llm.openai.runs(toolCall("get_weather", {}, { id: "call_1" })),
        // of what was uploaded, Anthropic gives nothing back
        llm.anthropic.files({ downloadable: true }),
        ...createHandlers(),
      );
      let parameters = MADE;
      const leftOut = new Set<string>();
      for (const request of requests) {
        const checked = await check(request, { provider, parameters, fetch });
        ({ parameters } = checked);
        checked.leftOut.forEach((fault) => leftOut.add(fault));
      }
      expect([...leftOut].toSorted(), "each is named, and each that is named is needed").toEqual(
        listNamed(provider),
      );
    },
  );
});

/** The faults that are named as the specification's own. */
function listNamed(provider: string): string[] {
  return Object.entries(singleExceptions)
    .filter(([endpoint]) => endpoint.startsWith(`${provider} `))
    .flatMap(([endpoint, { schema = {} }]) =>
      Object.keys(schema).map((fault) => `${endpoint}: ${fault}`),
    )
    .toSorted();
}

interface Checked {
  parameters: Parameters;
  leftOut: string[];
}

/** Holds the answer against the specification, and gives what later requests ask for. */
async function check(request: SupportedRequest, asking: Asking): Promise<Checked> {
  const { operation } = request;
  const { method, url, parameters, ...answer } = await ask(request, asking);
  expect(answer.status, `${operation}: ${answer.text}`).toBe(200);
  const verdicts = judgeAnswer(method, url, answer);
  const faults = verdicts.flatMap((verdict) => verdict.faults);
  expect(faults, `${operation}: ${answer.text}`).toEqual([]);
  const leftOut = verdicts.flatMap((verdict) =>
    verdict.leftOut.map((fault) => `${verdict.endpoint}: ${fault}`),
  );
  if (request.isUnlisted) return { parameters, leftOut };
  // what is read byte by byte is no JSON, whatever the specification says
  const { answer: schema } = readOperations(asking.provider).get(operation)!;
  const kinds = schema && schema["type"] !== "string" ? ["body"] : [];
  const judged = new Set(verdicts.map(({ kind }) => kind));
  expect([operation, ...judged]).toEqual([operation, ...kinds]);
  return { parameters, leftOut };
}
