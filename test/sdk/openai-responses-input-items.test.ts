import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", input: "Hello" };

test("the items of a request, page by page", async () => {
  const input = ["One", "Two", "Three"].map((content) => ({ role: "user" as const, content }));
  const { id } = await client.responses.create({ ...params, input });
  const texts: string[] = [];
  const ids = new Set<string>();
  for await (const item of client.responses.inputItems.list(id, { limit: 2, order: "asc" })) {
    if (item.type !== "message" || item.content[0]?.type !== "input_text") continue;
    texts.push(item.content[0].text);
    ids.add(item.id);
  }
  expect(texts).toEqual(["One", "Two", "Three"]);
  expect(ids.size).toBe(3);
  const newestFirst = await client.responses.inputItems.list(id);
  expect(newestFirst.data[0]).toMatchObject({ content: [{ text: "Three" }] });
  expect(newestFirst.has_more).toBe(false);
  const said = await client.responses.create({
    ...params,
    input: [{ role: "assistant", content: "Four" }],
  });
  expect((await client.responses.inputItems.list(said.id)).data[0]).toMatchObject({
    role: "assistant",
    content: [{ type: "output_text", text: "Four" }],
  });
});

test("the items of a request keep their own ids, and get others by their kinds", async () => {
  const call = { call_id: "call_1", name: "run" } as const;
  const input = [
    { type: "message", role: "user", content: "Hi", id: "msg_1" },
    { type: "custom_tool_call", ...call, input: "ls" },
    { type: "custom_tool_call_output", call_id: "call_1", output: "a.txt" },
    { type: "function_call", ...call, arguments: "{}" },
    { type: "function_call_output", call_id: "call_1", output: "done" },
    { type: "reasoning", summary: [] },
  ];
  const { id } = await client.responses.create({ ...params, input: input as never });
  const { data } = await client.responses.inputItems.list(id, { order: "asc" });
  expect(data.map((item) => item.id.replace(/_\w{20,}$/, "_"))).toEqual([
    "msg_1",
    "ctc_",
    "ctc_",
    "fc_",
    "fc_",
    "rs_",
  ]);
  expect(data[1]).toEqual({ ...input[1], id: data[1]!.id });
});

test("an item of a kind that has no ids of its own gets a plain one", async () => {
  const input = [
    { type: "mcp_approval_response" as const, approval_request_id: "mcpr_1", approve: true },
  ];
  const { id } = await client.responses.create({ model: "gpt-5.4", input });
  const { data } = await client.responses.inputItems.list(id);
  expect(data[0]?.id).toMatch(/^item_\w+$/);
});
