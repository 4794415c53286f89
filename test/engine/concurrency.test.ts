import { afterAll, beforeAll, expect, test } from "vitest";
import { llm, sequence } from "../../src/index.ts";
import { defineScope } from "../../src/scope.ts";
import { createScopes, type Scopes } from "../../src/vitest/scopes.ts";
import { deltas } from "../support/chat.ts";
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
    timeout: 600_000,
  },
  async () => {
    const allSet = createBarrier(COUNT);
    const allStored = createBarrier(COUNT);
    const runs = Array.from({ length: COUNT }, (_, number) =>
      scopes.run(async () => {
        // both endpoints take from one sequence
        const mock = llm.openai(sequence(`first ${number}`, `second ${number}`));
        server.use(mock);
        await allSet();
        const text = (await deltas(`Hello ${number}`)).join("");
        // the same request in each: the same id, and only the store tells them apart
        const { id } = await store();
        await allStored();
        expect([text, await retrieve(id)]).toEqual([`first ${number}`, `second ${number}`]);
        expect(mock.calls.map(({ lastUserText }) => lastUserText)).toEqual([
          `Hello ${number}`,
          "Hello",
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
