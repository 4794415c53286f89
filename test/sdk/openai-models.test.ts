import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

test("the list has models of each kind", async () => {
  const ids: string[] = [];
  for await (const { id, object, created, owned_by } of client.models.list()) {
    expect([object, owned_by, Number.isInteger(created)]).toEqual(["model", "system", true]);
    ids.push(id);
  }
  expect(ids).toContain("gpt-4o");
  expect(ids).toContain("text-embedding-3-small");
});

test("a list of ids and of objects", async () => {
  server.use(llm.openai.models(["a", { id: "b", owned_by: "me", context_window: 8 }]));
  const { data } = await client.models.list();
  expect(data).toMatchObject([
    { id: "a", object: "model" },
    { id: "b", object: "model", owned_by: "me", context_window: 8 },
  ]);
});

test("any id is a model", async () => {
  expect(await client.models.retrieve("ft:gpt-4o:acme::1")).toMatchObject({
    id: "ft:gpt-4o:acme::1",
    object: "model",
    owned_by: "system",
  });
  server.use(llm.openai.models.retrieve({ owned_by: "acme" }));
  expect(await client.models.retrieve("x")).toMatchObject({ id: "x", owned_by: "acme" });
});

test("a model that does not exist, in OpenAI's words", async () => {
  server.use(llm.openai.models.retrieve(errors.modelNotFound()));
  await expect(client.models.retrieve("ft:123")).rejects.toMatchObject({
    status: 404,
    error: {
      message: "The model 'ft:123' does not exist",
      type: "invalid_request_error",
      param: "model",
      code: "model_not_found",
    },
  });
});

test("a deleted model is gone until the handlers are reset", async () => {
  expect(await client.models.delete("ft:123")).toEqual({
    id: "ft:123",
    object: "model",
    deleted: true,
  });
  await expect(client.models.delete("ft:123")).rejects.toMatchObject({ status: 404 });
  await expect(client.models.retrieve("ft:123")).rejects.toMatchObject({ status: 404 });
  server.resetHandlers();
  expect((await client.models.retrieve("ft:123")).id).toBe("ft:123");
});
