import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createHandlers, errors, llm } from "../../src/index.ts";
import { setupLLM } from "../../src/vitest/index.ts";
import { ask } from "../support/chat.ts";

const EMBEDDINGS = "https://api.openai.com/v1/embeddings";

/** What a project has before it installs the pack. */
const own = setupServer(
  http.get("https://api.example.com/user", () => HttpResponse.json({ name: "Ada" })),
  http.post(EMBEDDINGS, () => HttpResponse.text("the project's own")),
);
const server = setupLLM({ server: own, chunkDelayInMs: 0 });

beforeAll(() => own.listen());
afterEach(() => own.resetHandlers());
afterAll(() => own.close());

test("the server is the project's", () => {
  expect(server).toBe(own);
});

test("its handlers answer, those for the hosts of LLMs too", async () => {
  const response = await fetch("https://api.example.com/user");
  expect(await response.json()).toEqual({ name: "Ada" });
  const embeddings = await fetch(EMBEDDINGS, { method: "POST", body: "{}" });
  expect(await embeddings.text()).toBe("the project's own");
});

test("the pack answers what they don't", async () => {
  expect(await ask("Hello")).toBe("This is a mock request");
  own.use(llm.openai.chat(errors.badRequest("No.")));
  expect(await ask("Hello")).toBe("No.");
});

test("it may close and listen again, with options of its own", async () => {
  own.close();
  own.close();
  own.listen();
  own.listen();
  const options = { onUnhandledRequest: "error", onUnhandledFrame: "error" };
  own.listen(options as object);
  expect(await ask("Hello")).toBe("This is a mock request");
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(fetch("https://api.example.com/nobody")).rejects.toThrow();
  expect(print.mock.calls.join()).toContain("GET https://api.example.com/nobody");
  print.mockRestore();
});

test("settings cannot change a pack that is mounted already", () => {
  expect(() => setupLLM({ handlers: createHandlers(), chunkDelayInMs: 1 })).toThrow(
    new TypeError(
      "Failed to set up: chunkDelayInMs cannot change a pack that is mounted already. Give the settings to its createHandlers(), or leave the pack to setupLLM().",
    ),
  );
  expect(() => setupLLM({ chunkDelay: 1 } as object)).toThrow(
    new TypeError(
      'Failed to read the setting "chunkDelay": there is none of that name. Use server, handlers, strict, network, providers, baseURL, reply, unmatched, chunking, initialDelayInMs, chunkDelayInMs, jitter, timers, transport, validate, headers, generateId, now, countTokens, promptCache, maxCalls.',
    ),
  );
});

test("strict: a handler that can never answer is found at once", () => {
  const handlers = [llm.openai("first"), llm.openai.chat("second")];
  expect(() => setupLLM({ strict: true, handlers })).toThrow(
    new Error(
      "Failed to set up, as strict is true: openai.chat can never answer, since openai before it answers whatever it would. Remove one of them, or give the first a condition.",
    ),
  );
});
