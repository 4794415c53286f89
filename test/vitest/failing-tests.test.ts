import { beforeAll, describe, expect, test } from "vitest";
import { type ChildRun, runChild } from "./child-run.ts";

const ADVICE = "Where a test expects this, let it take the errors: server.takeErrors().";
const NOTHING =
  'Failed to answer GET https://api.openai.com/v1/nothing: the pack has no such endpoint. Mock it before llm.handlers: http.get("https://api.openai.com/v1/nothing", resolver).';
const CHAT = "POST https://api.openai.com/v1/chat/completions";

let child: ChildRun;
beforeAll(async () => void (child = await runChild()), 120_000);

describe("a test fails", () => {
  test("where its app asked for an endpoint that nobody mocks", () => {
    const failure = `Error: msw-llm: ${NOTHING}\n${ADVICE}`;
    expect(child.failures("an endpoint that the pack has not")).toEqual([failure]);
    expect(child.failures("a mistake before resetHandlers()")).toEqual([failure]);
    expect(child.failures("a mistake, and a failing assertion")).toEqual([
      expect.stringContaining("expected 'answer' to be 'other'"),
      failure,
    ]);
  });

  test("where its app called a host that nobody mocks", () => {
    const [failure] = child.failures("a host that nobody mocks");
    expect(failure).toMatch(
      /^Error: msw-llm: Failed to answer POST https:\/\/llm\.example\/v1\/chat\/completions: none of the providers is at https:\/\/llm\.example\. Mount it with/,
    );
  });

  test('where it mocks nothing, and unmatched is "error"', () => {
    expect(child.failures("a call without an override")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: no override answers it, and unmatched is "error". Add server.use(llm.openai.chat(reply)).\n  user: Hello\n${ADVICE}`,
    ]);
  });

  test("where its own function threw, whatever the client made of it", () => {
    expect(child.failures("a responder that throws, behind a client that hides it")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: city is undefined\n${ADVICE}`,
    ]);
    expect(child.failures("a stream that throws on its way")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: no more\n${ADVICE}`,
    ]);
  });

  test("with all its mistakes", () => {
    expect(child.failures("several mistakes")).toEqual([
      [
        "Error: msw-llm: 2 requests failed on the test's side.",
        `- ${NOTHING}`,
        `- ${NOTHING.replaceAll("nothing", "nobody")}`,
        ADVICE,
      ].join("\n"),
    ]);
  });
});

test("no report shows a key of the app's", () => {
  const [failure] = child.failures("a mistake of a request with secrets");
  expect(failure).toContain("3 requests failed");
  expect(failure + child.output).not.toContain("p1anted");
  expect(child.output).toContain(
    "msw-llm: no handler answers GET http://nowhere.invalid/?access_token=…, so it passes.",
  );
});

describe("a test passes", () => {
  test.for([
    "errors that the test took",
    "an error of the provider's",
    "a request past an override",
    "a request past an override that answers once",
    "a request past an override that answers nothing",
    "a mistake that comes after the end",
    "the one that runs when it comes",
    "overrides that were all asked for",
  ])("%s", (title) => {
    expect(child.failures(title)).toEqual([]);
  });

  test("200 at once, with nothing mixed up", () => {
    expect(child.fileFailure("concurrent.case.ts")).toBe("");
    // those above, and the one in outside.case.ts
    expect(child.count("passed")).toBe(200 + 8 + 1);
  });
});

describe("a strict test fails", () => {
  const UNUSED = "Error: msw-llm: Not everything that the test mocked was asked for.";

  test("for a reply that nothing asked for", () => {
    expect(child.failures("an override that never answers")).toEqual([
      `${UNUSED}\n- anthropic.messages never answered.`,
    ]);
    expect(child.failures("an override that another shadows")).toEqual([
      `${UNUSED}\n- openai.chat never answered: openai, mounted after it, answers whatever it would.`,
    ]);
    expect(child.failures("a sequence with a reply left")).toEqual([
      `${UNUSED}\n- openai.chat has 1 reply of its sequence left.`,
    ]);
  });

  test("for one reason, where it fails anyway", () => {
    expect(child.failures("a failed test, whose overrides were not asked for")).toHaveLength(1);
  });
});

describe("a file fails", () => {
  test("for mistakes outside of its tests", () => {
    expect(child.fileFailure("outside.case.ts")).toContain(`msw-llm: ${NOTHING}`);
    expect(child.fileFailure("mistakes.case.ts")).toContain(
      "msw-llm: Failed to answer GET https://api.openai.com/v1/late/completions: the pack has no such endpoint.",
    );
  });

  test("where another server is listening", () => {
    expect(child.fileFailure("two-servers.case.ts")).toContain(
      "Failed to set up: another setupServer() is listening, and of two at a time MSW serves one. Give it to setupLLM({ server }), or close it before.",
    );
  });
});

test.for([
  "its condition does not hold",
  "it answers once, and did",
  "its function returned nothing",
])("a request that fell past an override is told: %s", (reason) => {
  expect(child.output).toContain(
    `msw-llm: ${CHAT} fell past openai.chat to what answers by default: ${reason}.`,
  );
});
