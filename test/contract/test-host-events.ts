import { afterEach, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { ask, deltas, post } from "../support/chat.ts";
import { type CreateServer, usePack } from "../support/server.ts";

/** That whoever listens to a network's events reads answers without changing them. */
export function testHostEvents(createServer: CreateServer): void {
  const server = usePack(createServer);
  afterEach(() => server.events.removeAllListeners());

  test("a life-cycle listener reads a body", async () => {
    const seen = listen(server);
    await ask("Hello");
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toContain("This is a mock request");
  });

  test("a life-cycle listener reads a stream", async () => {
    const seen = listen(server);
    await deltas("Hello");
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toMatch(/^data: \{.*data: \[DONE\]\n\n$/s);
  });

  test("a life-cycle listener doesn't keep a cancelled stream alive", async () => {
    const seen = listen(server);
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
}

/** What a listener reads of the answers, as MSW hands them out. */
function listen(server: Pick<ReturnType<CreateServer>, "events">): string[] {
  const seen: string[] = [];
  server.events.on("response:mocked", ({ response }) => {
    void response.text().then((text) => seen.push(text));
  });
  return seen;
}
