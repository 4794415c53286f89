import { afterAll, beforeAll, expect, test } from "vitest";
import { type LLMHandler, llm, sequence } from "../../src/index.ts";
import { defineScope } from "../../src/scope.ts";
import { createScopes, type Scopes } from "../../src/vitest/scopes.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const COUNT = 1000;
const RESPONSES = "https://api.openai.com/v1/responses";

const server = usePack();
let scopes: Scopes;
let removeScope: () => void;
beforeAll(() => {
  scopes = createScopes(server, COUNT);
  // what `setupLLM` does around each test
  removeScope = defineScope(() => scopes.current());
});
afterAll(() => removeScope());

test(
  "a thousand tests at once have each their own overrides, sequences, calls and stored objects",
  {
    timeout: 120_000,
  },
  async () => {
    const allSet = createBarrier(COUNT);
    const allStored = createBarrier(COUNT);
    const runs = Array.from({ length: COUNT }, (_, number) =>
      scopes.run(async () => {
        const chat = llm.openai.chat(sequence(`first ${number}`, `second ${number}`));
        server.use(chat, llm.openai.responses(`stored ${number}`));
        await allSet();
        const texts = await askTwice(chat, number);
        // the same request in each: the same id, and only the store tells them apart
        const { id } = await store();
        await allStored();
        expect(texts).toEqual([`first ${number}`, `second ${number}`]);
        expect([id, await retrieve(id)]).toEqual([id, `stored ${number}`]);
        expect(chat.calls.map(({ lastUserText }) => lastUserText)).toEqual([
          `one ${number}`,
          `two ${number}`,
        ]);
        // the pack answered the retrieval
        expect(llm.handlers.calls.map(({ operation }) => operation)).toEqual([
          "responses.retrieve",
        ]);
        ids.add(id);
      }),
    );
    await Promise.all(runs);
    expect(ids.size).toBe(1);
    expect(llm.handlers.calls).toEqual([]);
  },
);

const ids = new Set<string>();

/** Plain and streamed. */
async function askTwice(chat: LLMHandler, number: number): Promise<(string | null)[]> {
  const first = await ask(`one ${number}`);
  const response = await post(`two ${number}`, { stream: true });
  const text = await response.text();
  await chat.calls[1]?.done;
  const deltas = text.matchAll(/"content":"([^"]+)"/g);
  return [first, [...deltas].map(([, delta]) => delta).join("")];
}

async function store(): Promise<{ id: string }> {
  const body = JSON.stringify({ model: "gpt-5.4", input: "Hello" });
  const headers = { "content-type": "application/json" };
  const response = await fetch(RESPONSES, { method: "POST", headers, body });
  return (await response.json()) as { id: string };
}

async function retrieve(id: string): Promise<string | undefined> {
  const response = await fetch(`${RESPONSES}/${id}`);
  const { output } = (await response.json()) as { output: { content: { text: string }[] }[] };
  return output[0]?.content[0]?.text;
}

/** Lets nobody on before all have come. */
function createBarrier(count: number): () => Promise<void> {
  let missing = count;
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (--missing === 0) open();
    return opened;
  };
}
