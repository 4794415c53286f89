import { getResponse } from "msw";
import { expect, test, vi } from "vitest";
import { llm } from "../../src/index.ts";
import { CHAT_URL } from "../support/chat.ts";

// as in Deno
vi.mock(import("../../src/stream/host.ts"), async (importOriginal) => ({
  ...(await importOriginal()),
  isNode: false,
  canTransferStreams: () => true,
}));

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
