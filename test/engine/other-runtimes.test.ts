import { getResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { llm } from "../../src/index.ts";
import type * as Host from "../../src/stream/host.ts";
import { CHAT_URL } from "../support/chat.ts";

// as in a browser
vi.mock(import("../../src/stream/host.ts"), async (importOriginal) => ({
  ...(await importOriginal()),
  isNode: false,
  canTransferStreams: () => true,
}));

afterEach(() => void vi.unstubAllGlobals());

test("a streamed answer lets its host wrap clone(), as MSW 3 does where a response's URL is read-only", async () => {
  const body = JSON.stringify({
    model: "gpt-5.4",
    stream: true,
    messages: [{ role: "user", content: "Hello" }],
  });
  const response = await getResponse(
    [llm.openai.chat("Hi")],
    new Request(CHAT_URL, { method: "POST", body }),
  );
  const original = response!.clone;
  expect(Object.hasOwn(response!, "clone")).toBe(true);
  const clone = vi.fn<() => Response>(() => original.call(response));
  Object.defineProperty(response, "clone", { value: clone });
  expect(response!.clone().headers.get("content-type")).toContain("text/event-stream");
  expect(await response!.text()).toContain("[DONE]");
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
