import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { ask, deltas, isMSW2, post, sleep } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
afterEach(() => server.events.removeAllListeners());

/** What a listener reads of the answers, as MSW hands them out. */
function listen(): string[] {
  const seen: string[] = [];
  server.events.on("response:mocked", ({ response }) => {
    void response.text().then((text) => seen.push(text));
  });
  return seen;
}

test("a life-cycle listener reads a body", async () => {
  const seen = listen();
  await ask("Hello");
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toContain("This is a mock request");
});

test("a life-cycle listener reads a stream", async () => {
  const seen = listen();
  await deltas("Hello");
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toMatch(/^data: \{.*data: \[DONE\]\n\n$/s);
});

test("a life-cycle listener doesn't keep a cancelled stream alive", async () => {
  const seen = listen();
  const mock = llm.openai.chat(
    Array.from({ length: 40 }, () => "tick "),
    { chunkDelayInMs: 5 },
  );
  server.use(mock);
  const reader = (await post("Hello", { stream: true })).body!.getReader();
  await reader.read();
  await reader.cancel();
  await mock.calls[0]?.done;
  expect(mock.calls[0]?.aborted).toBe(true);
  await expect.poll(() => seen.length).toBe(1);
});

test.skipIf(isMSW2)("MSW 3 keeps the connection from request to request", async () => {
  const { connect } = net.Socket.prototype;
  let connections = 0;
  net.Socket.prototype.connect = function countedConnect(
    this: net.Socket,
    ...args: Parameters<typeof connect>
  ) {
    connections++;
    return connect.apply(this, args);
  } as typeof connect;
  try {
    for (let round = 0; round < 20; round++) await ask(`Hello ${round}`);
    for (let round = 0; round < 20; round++) await deltas(`Hello ${round}`);
    await sleep(5);
  } finally {
    net.Socket.prototype.connect = connect;
  }
  expect(connections).toBeLessThanOrEqual(4);
});
