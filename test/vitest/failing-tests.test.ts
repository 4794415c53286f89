import { beforeAll, describe, expect, test } from "vitest";
import { takeOutgoing } from "../support/no-outgoing.ts";
import { type ChildRun, runChild } from "./child-run.ts";

const ADVICE = "Where a test expects this, let it take the errors: server.takeErrors().";
const NOTHING =
  'Failed to answer GET https://api.openai.com/v1/nothing: the pack has no such endpoint. Mock it before llm.handlers: http.get("https://api.openai.com/v1/nothing", resolver).';
const CHAT = "POST https://api.openai.com/v1/chat/completions";

let child: ChildRun;
let outgoing: string[];
// 200 tests at once take as long as the machine is busy
beforeAll(async () => {
  child = await runChild();
  outgoing = takeOutgoing();
}, 600_000);

/** What a report says of a function of the test's own that threw. */
const toThrown = (what: string, error: string, expected: string): string =>
  `${what} threw ${error}. Expected ${expected}. Mend it: handler.errors has the error as a cause, with its stack.`;
const UNDEFINED = toThrown(
  "the reply function",
  "TypeError: city is undefined",
  "a reply, or undefined to pass the request on",
);

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
    expect(child.failures("a host that nobody mocks")).toEqual([
      `Error: msw-llm: Failed to answer POST https://llm.example/v1/chat/completions: none of the providers is at https://llm.example. Mount one: server.use(...llm.openai.with({ baseURL: "https://llm.example/v1" }).handlers); or let it pass: server.use(http.all("https://llm.example/*", () => passthrough())).\n${ADVICE}`,
    ]);
  });

  test("where a client that was built too early called the real API", () => {
    expect(child.failures("a client that the app built while it was imported")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: it went to the real API, for its client took hold of fetch before setupLLM() listened. Name the file that calls setupLLM() in setupFiles of Vitest's config, or build the client later.\n${ADVICE}`,
    ]);
  });

  test("where a client of HTTP/2 called the real API", () => {
    const title = "a client of HTTP/2 that connects as it did before";
    expect(child.failures(title)).toEqual([
      `Error: msw-llm: Failed to answer GET https://api.openai.com/v1/models: it went to the real API over HTTP/2, by a connect() or a session that was there before setupLLM() listened. Name the file that calls setupLLM() in setupFiles of Vitest's config, or connect later.\n${ADVICE}`,
    ]);
  });

  test("once, where the client's error tells it already", () => {
    const message = `no override answers it, and unmatched is "error". Add server.use(llm.openai.chat(reply)).\n  user: Hello`;
    expect(child.failures("a call without an override, told by the SDK")).toEqual([
      `Error: 400 msw-llm: Failed to answer ${CHAT}: ${message}`,
    ]);
    const [told, ...more] = child.failures("the same in another's JSON");
    expect(told).toContain('no override answers it, and unmatched is \\"error\\".');
    expect(more).toEqual([]);
    // its stack tells more than the client's does
    expect(child.failures("a responder that throws, told by the SDK")).toEqual([
      `Error: 400 msw-llm: Failed to answer ${CHAT}: ${UNDEFINED}`,
      `Error: msw-llm: Failed to answer ${CHAT}: ${UNDEFINED}\n${ADVICE}`,
    ]);
    // an earlier attempt told of its own alone
    expect(child.failures("a retried test that hides its second mistake")).toEqual([
      `Error: 400 msw-llm: Failed to answer ${CHAT}: ${message}`,
      `Error: msw-llm: Failed to answer ${CHAT}: ${message}\n${ADVICE}`,
    ]);
  });

  test('where it mocks nothing, and unmatched is "error"', () => {
    expect(child.failures("a call without an override")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: no override answers it, and unmatched is "error". Add server.use(llm.openai.chat(reply)).\n  user: Hello\n${ADVICE}`,
    ]);
  });

  test("where its own function threw, whatever the client made of it", () => {
    expect(child.failures("a responder that throws, behind a client that hides it")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: ${UNDEFINED}\n${ADVICE}`,
    ]);
    expect(child.failures("a stream that throws on its way")).toEqual([
      `Error: msw-llm: Failed to answer ${CHAT}: ${toThrown("the reply", "Error: no more", "texts and parts until its end")}\n${ADVICE}`,
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

test("what the cases send past the mock on purpose, and nothing else, wanted to leave this machine", () => {
  const past = ["api.openai.com", "llm.invalid", "nowhere.invalid"];
  expect(new Set(outgoing)).toEqual(new Set(past));
});

test("a mistake points at no line of the package's own", () => {
  expect(child.output).not.toMatch(/❯ (?:toFailure|src\/vitest)/);
  expect(child.output).not.toContain("UnansweredError");
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
    "a request that a handler lets pass",
    "an early client of a host that is no LLM's",
    "a client of HTTP/2",
  ])("%s", (title) => {
    expect(child.failures(title)).toEqual([]);
  });

  test("200 at once, with nothing mixed up", () => {
    expect(child.fileFailure("concurrent.case.ts")).toBe("");
    expect(child.titles("concurrent.case.ts")).toHaveLength(200);
  });
});

describe("a strict test fails", () => {
  const UNUSED = "Error: msw-llm: Not everything that the test mocked was asked for.";
  const toAdvice = (asked: string): string =>
    `The app asked for ${asked}. Take out what is not needed, or let the app ask for it.`;

  test("for a reply that nothing asked for", () => {
    expect(child.failures("an override that never answers")).toEqual([
      `${UNUSED}\n- anthropic.messages never answered.\n${toAdvice("nothing")}`,
    ]);
    expect(child.failures("an override that another shadows")).toEqual([
      `${UNUSED}\n- openai.chat never answered: openai, mounted after it, answers whatever it would.\n${toAdvice("openai.chat")}`,
    ]);
    expect(child.failures("a sequence with a reply left")).toEqual([
      `${UNUSED}\n- openai.chat has 1 reply of its sequence left.\n${toAdvice("openai.chat")}`,
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

test.for(['wanted user "Hello", was "Bye"', "answers once, and did", "returned nothing"])(
  "a request that fell past an override is told: %s",
  (reason) => {
    const line = `msw-llm: ${CHAT} fell past an override to what answers by default: openai.chat ${reason}.`;
    expect(child.output.split("\n").filter((one) => one === line)).toEqual([line]);
  },
);

test("a request that fell past an override to an error is told by the error alone", () => {
  const [failure] = child.failures("a call past an override, and no other");
  expect(failure).toContain('Nearly: openai.chat wanted user "Bye", was "Hello".');
  expect(child.output).not.toContain('default: openai.chat wanted user "Bye"');
});
