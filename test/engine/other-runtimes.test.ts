import { getResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import type * as Host from "../../src/stream/host.ts";
import { CHAT_URL, sleep } from "../support/chat.ts";

// as in a browser
vi.mock(import("../../src/stream/host.ts"), async (importOriginal) => ({
  ...(await importOriginal()),
  isNode: false,
  canTransferStreams: () => true,
}));

function toInit(content = "Hello"): RequestInit {
  const messages = [{ role: "user", content }];
  return { method: "POST", body: JSON.stringify({ model: "gpt-5.4", stream: true, messages }) };
}

afterEach(() => void vi.unstubAllGlobals());

test("a streamed answer lets its host wrap clone(), as MSW 3 does where a response's URL is read-only", async () => {
  const response = await getResponse([llm.openai.chat("Hi")], new Request(CHAT_URL, toInit()));
  const original = response!.clone;
  expect(Object.hasOwn(response!, "clone")).toBe(true);
  const clone = vi.fn<() => Response>(() => original.call(response));
  Object.defineProperty(response, "clone", { value: clone });
  expect(response!.clone().headers.get("content-type")).toContain("text/event-stream");
  expect(await response!.text()).toContain("[DONE]");
});

test("a clone that is read before its answer, and after it, is whole", async () => {
  const mock = llm.openai.chat("Hi there, you.", { chunkDelayInMs: 1 });
  const response = (await getResponse([mock], new Request(CHAT_URL, toInit())))!;
  const [early, late] = [response.clone(), response.clone()];
  const [text, other] = await Promise.all([early.text(), response.text()]);
  expect(text).toContain("[DONE]");
  expect([other, await late.text()]).toEqual([text, text]);
});

test("a clone that is read alone sets the pace", async () => {
  const response = (await getResponse(llm.handlers, new Request(CHAT_URL, toInit())))!;
  const text = await response.clone().text();
  expect(text).toContain("[DONE]");
  expect(await response.text()).toBe(text);
});

test("a clone that set the pace gives it up without a chunk out of order", async () => {
  const mock = llm.openai.chat("Hi there", { chunkDelayInMs: 4, jitter: 1 });
  // delays differ from request to request, always in the same way
  for (let round = 0; round < 8; round++) {
    const request = new Request(CHAT_URL, toInit(`Hello ${round}`));
    const response = (await getResponse([mock], request))!;
    const clone = response.clone().text();
    await sleep(0);
    const text = await response.text();
    expect(text.split("\n\n")[0]).toContain('"role":"assistant"');
    expect(await clone).toBe(text);
  }
});

test("an app's clone of what createFetch answers is the runtime's own", async () => {
  const response = await createFetch(...llm.handlers)(CHAT_URL, toInit());
  expect(Object.hasOwn(response, "clone")).toBe(false);
  const text = await response.clone().text();
  expect(await response.text()).toBe(text);
});

test.for([
  ["a page", { serviceWorker: {} }, 1],
  ["Deno, where a stream that was transferred keeps the process alive", {}, 0],
] as const)(
  "streams are transferred, to see whether they can be, in %s",
  async ([, own, count]) => {
    const transfer = vi.fn<() => void>();
    const port1 = { postMessage: transfer, close: (): void => {} };
    vi.stubGlobal("Deno", {});
    vi.stubGlobal("navigator", own);
    vi.stubGlobal("MessageChannel", function createChannel() {
      return { port1 };
    });
    vi.resetModules();
    const host = await vi.importActual<typeof Host>("../../src/stream/host.ts");
    expect(host.canTransferStreams()).toBe(count === 1);
    expect(transfer).toHaveBeenCalledTimes(count);
  },
);
