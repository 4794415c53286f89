import Anthropic from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

async function list(query: Anthropic.ModelListParams = {}): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of client.models.list(query)) ids.push(id);
  return ids;
}

test("the models, in one page", async () => {
  const page = await client.models.list();
  expect(page.data.map(({ id }) => id)).toContain("claude-haiku-4-5-20251001");
  expect([page.has_more, page.first_id, page.last_id]).toEqual([
    false,
    page.data[0]?.id,
    page.data.at(-1)?.id,
  ]);
});

test("pages end, forwards and backwards", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const handler = llm.anthropic.models(ids);
  server.use(handler);
  expect(await list({ limit: 2 })).toEqual(ids);
  expect(handler.callCount).toBe(3);
  expect(await list({ limit: 2, after_id: "b" })).toEqual(["c", "d", "e"]);
  expect(await list({ limit: 2, before_id: "e" })).toEqual(["c", "d", "a", "b"]);
  expect(await list({ after_id: "unknown" })).toEqual([]);
  server.use(llm.anthropic.models([]));
  expect(await list()).toEqual([]);
});

test("any model is one", async () => {
  expect(await client.models.retrieve("claude-opus-4-5-20251101")).toMatchObject({
    type: "model",
    id: "claude-opus-4-5-20251101",
    display_name: "Claude Opus 4.5",
    created_at: "2025-11-01T00:00:00Z",
  });
  server.use(llm.anthropic.models.retrieve({ id: "mine", max_input_tokens: 10 }));
  expect(await client.models.retrieve("any")).toMatchObject({ id: "mine", max_input_tokens: 10 });
  server.use(llm.anthropic.models.retrieve(errors.modelNotFound()));
  await expect(client.models.retrieve("claude-0")).rejects.toThrow(/404 .*model: claude-0/);
});
