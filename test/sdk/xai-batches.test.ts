import { createXai } from "@ai-sdk/xai";
import {
  experimental_getBatchResults as getBatchResults,
  experimental_getBatchStatus as getBatchStatus,
  experimental_listBatches as listBatches,
  experimental_startBatch as startBatch,
  jsonSchema,
  uploadFile,
} from "ai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const V1 = "https://api.x.ai/v1";
let xai: ReturnType<typeof createXai>;
beforeAll(() => void (xai = createXai({ apiKey: "test" })));

async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(V1 + path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const REQUEST = { model: "grok-4.3", input: "Hi" };

describe("batches", () => {
  test("requests are added, pending at the first look and answered at the second", async () => {
    server.use(llm.xai.responses([reasoning("Hm."), "4"]));
    const { batch_id: id } = await ask("POST", "/batches", { name: "sums" });
    expect(id).toMatch(/^batch_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const batch_requests = ["0", "1"].map((batch_request_id) => ({
      batch_request_id,
      batch_request: { responses: REQUEST },
    }));
    expect(await ask("POST", `/batches/${String(id)}/requests`, { batch_requests })).toBeNull();
    expect(await ask("GET", `/batches/${String(id)}`)).toMatchObject({
      name: "sums",
      cancel_time: null,
      state: { num_requests: 2, num_pending: 2, num_success: 0 },
    });
    expect(await ask("GET", `/batches/${String(id)}/results`)).toEqual({
      results: [],
      pagination_token: null,
    });
    expect(await ask("GET", `/batches/${String(id)}`)).toMatchObject({
      state: { num_pending: 0, num_success: 2 },
    });
    const page = await ask("GET", `/batches/${String(id)}/results?limit=1`);
    const message = { role: "assistant", content: "4", reasoning_content: "Hm.", refusal: null };
    expect(page).toMatchObject({
      results: [
        {
          batch_request_id: "0",
          batch_result: {
            response: {
              chat_get_completion: { object: "chat.completion", choices: [{ message }] },
            },
          },
        },
      ],
      pagination_token: "1",
    });
    const next = await ask("GET", `/batches/${String(id)}/results?limit=1&pagination_token=1`);
    expect(next).toMatchObject({ results: [{ batch_request_id: "1" }], pagination_token: null });
    const { batch_request_metadata } = await ask("GET", `/batches/${String(id)}/requests`);
    expect(batch_request_metadata).toEqual([
      { batch_request_id: "0", state: "succeeded" },
      { batch_request_id: "1", state: "succeeded" },
    ]);
  });

  test("chats and pictures, and a request of no known kind", async () => {
    server.use(llm.xai.chat("Hello"), llm.xai.images("https://imgen.x.ai/a.jpeg"));
    const { batch_id } = await ask("POST", "/batches", { name: "a" });
    const path = `/batches/${String(batch_id)}`;
    const messages = [{ role: "user", content: "Hi" }];
    const kinds = {
      chat: { chat_get_completion: { model: "grok-4.3", messages } },
      image: { image_generation: { model: "grok-imagine-image", prompt: "a cat" } },
      other: { dance: {} },
    };
    const batch_requests = Object.entries(kinds).map(([batch_request_id, batch_request]) => ({
      batch_request_id,
      batch_request,
    }));
    await ask("POST", `${path}/requests`, { batch_requests });
    await ask("GET", path);
    expect(await ask("GET", path)).toMatchObject({ state: { num_success: 2, num_error: 1 } });
    expect(await ask("GET", `${path}/results`)).toMatchObject({
      results: [
        {
          batch_result: {
            response: { chat_get_completion: { choices: [{ message: { content: "Hello" } }] } },
          },
        },
        {
          batch_result: {
            response: { image_generation: { data: [{ url: "https://imgen.x.ai/a.jpeg" }] } },
          },
        },
        { batch_request_id: "other", error_message: expect.any(String) as unknown },
      ],
    });
  });

  test("the AI SDK reads calls of tools, tokens, and a page after the other", async () => {
    server.use(llm.xai.responses(toolCall("now", { zone: "UTC" }, { id: "call_1" })));
    const batch = await startBatch({
      provider: xai,
      requests: [
        {
          id: "a",
          type: "text",
          model: "grok-4.3",
          prompt: "Hi",
          tools: { now: { inputSchema: jsonSchema({ type: "object" }) } },
        },
      ],
    });
    await getBatchStatus({ provider: xai, batch });
    await getBatchStatus({ provider: xai, batch });
    const results = [];
    for await (const result of getBatchResults({ provider: xai, batch })) results.push(result);
    expect(results).toMatchObject([
      {
        status: "succeeded",
        finishReason: "tool-calls",
        content: [
          { type: "tool-call", toolCallId: "call_1", toolName: "now", input: { zone: "UTC" } },
        ],
      },
    ]);
    await ask("POST", "/batches", { name: "newer" });
    const first = await listBatches({ provider: xai, limit: 1 });
    const second = await listBatches({ provider: xai, limit: 1, cursor: first.nextCursor! });
    expect([first.batches.length, second.batches[0]!.id]).toEqual([1, batch.id]);
    expect(second.nextCursor).toBeUndefined();
  });

  test("what a test says, what there is not, and errors", async () => {
    server.use(llm.xai.batches.retrieve({ state: { num_requests: 3, num_pending: 1 } }));
    expect(await ask("GET", "/batches/batch_1")).toMatchObject({
      batch_id: "batch_1",
      state: { num_requests: 3, num_pending: 1, num_error: 0 },
    });
    const missing = {
      code: "Some requested entity was not found",
      error: "Batch batch_2 not found.",
    };
    expect(await ask("POST", "/batches/batch_2:cancel", {})).toEqual(missing);
    expect(await ask("GET", "/batches/batch_2/results")).toEqual(missing);
    const { batch_id } = await ask("POST", "/batches", { name: "a" });
    const path = `/batches/${String(batch_id)}/requests`;
    expect(await ask("POST", path, { batch_requests: [] })).toBeNull();
    expect(await ask("POST", "/batches", { name: "a", input_file_id: "file_1" })).toMatchObject({
      error: "File file_1 not found.",
    });
    server.use(llm.xai.batches.list(errors.rateLimit()));
    expect(await ask("GET", "/batches")).toMatchObject({ code: "resource-exhausted" });
  });
});

describe("files", () => {
  const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);

  test("come back byte for byte, until they are deleted", async () => {
    const { providerReference, filename } = await uploadFile({
      api: xai.files(),
      data: BYTES,
      filename: "a.bin",
      mediaType: "application/octet-stream",
      providerOptions: { xai: { expiresAfter: 3600 } },
    });
    expect(filename).toBe("a.bin");
    const id = providerReference["xai"]!;
    const file = await ask("GET", `/files/${id}`);
    expect(file).toMatchObject({ id, object: "file", bytes: 300, filename: "a.bin" });
    expect(Number(file["expires_at"]) - Number(file["created_at"])).toBe(3600);
    const content = await fetch(`${V1}/files/${id}/content`);
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(BYTES);
    expect(await ask("DELETE", `/files/${id}`)).toEqual({ id, object: "file", deleted: true });
    expect(await ask("GET", `/files/${id}`)).toMatchObject({
      code: "Some requested entity was not found",
    });
  });
});
