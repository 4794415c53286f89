// Each test reproduces the situation of docs/troubleshooting.md whose heading is its title.
import { expect, test } from "vitest";
import { createStream, errors, llm, type Reply, type Transport } from "../../src/index.ts";
import { ai } from "../sdk/gemini-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const params = { model: "gemini-3-flash-preview", contents: "Hello" };

test("A stream of Gemini goes on after `break`", async () => {
  const leave = async (abort?: AbortController): Promise<boolean | "open"> => {
    const held = createStream();
    server.use(llm.gemini.generateContent(held));
    held.write("Hel");
    const config = abort ? { abortSignal: abort.signal } : {};
    for await (const _ of await ai.models.generateContentStream({ ...params, config })) break;
    abort?.abort();
    const silence = new Promise<"open">((resolve) => setTimeout(resolve, 200, "open"));
    return Promise.race([held.whenAborted.then(() => true), silence]);
  };
  expect(await leave()).toBe("open");
  expect(await leave(new AbortController())).toBe(true);
});

test("A stream is cut by `transport`, and the SDK reads it wrongly", async () => {
  expect(await readByGoogle("Hi", "comments")).toEqual({ read: [] });
  const broken = ["Hel", errors.overloaded()];
  expect((await readByGoogle(broken, "frames")).thrown).toMatch(/"status":"UNAVAILABLE"/);
  const incomplete = "Incomplete JSON segment at the end";
  expect((await readByGoogle(broken, "bytes")).thrown).toBe(incomplete);
  expect((await readByGoogle(broken, "split-lines")).thrown).toBe(incomplete);
});

/** What `@google/genai` reads of a stream, and what it throws. */
async function readByGoogle(
  reply: Reply,
  transport: Transport,
): Promise<{ read: (string | undefined)[]; thrown?: string }> {
  server.use(llm.gemini.generateContent(reply, { transport }));
  const read: (string | undefined)[] = [];
  try {
    for await (const chunk of await ai.models.generateContentStream(params)) read.push(chunk.text);
    return { read };
  } catch (error) {
    return { read, thrown: (error as Error).message };
  }
}
