import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { ask } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("a copy of a call has all that the call has", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  await ask("Hello", { headers: { "x-mine": "1" } });
  const copy = { ...mock.calls[0]! };
  expect(copy.headers.get("x-mine")).toBe("1");
  expect(copy.signal.aborted).toBe(false);
  expect({ ...copy.delivered }).toEqual({ text: "Hi", chunks: 1 });
  await copy.done;
});
