import fc from "fast-check";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  custom,
  file,
  llm,
  reasoning,
  refusal,
  type ReplyItem,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const FIXED = {
  now: () => Date.UTC(2026, 10, 23),
  generateId: () => "0".repeat(50),
  validate: { replies: false },
};
const include = ["reasoning.encrypted_content" as const];
const tools = [{ type: "custom" as const, name: "run" }];
const params = { model: "gpt-5.4", input: "Hello", include, tools };

const search = (query: string) =>
  custom("openai.web_search_call", { action: { type: "search", query } });
const run = (code: string) =>
  custom("openai.code_interpreter_call", { code, container_id: "cntr_1", outputs: null });

const anyItems: fc.Arbitrary<ReplyItem[]> = fc.oneof(
  fc.string().map((value) => [value]),
  fc.string().map((value) => [text(value)]),
  fc.string().map((value) => [text(value), source({ url: "https://yr.no" })]),
  fc.string().map((value) => [reasoning(value)]),
  fc.string().map((value) => [refusal(value)]),
  fc.base64String().map((data) => [file({ mediaType: "image/png", data })]),
  fc.uuid().map((id) => [toolCall("get_time", { id }, { id })]),
  fc.uuid().map((id) => [toolCall("run", "ls -l", { id })]),
  fc.string().map((query) => [search(query)]),
  fc.string().map((code) => [run(code)]),
);

test("items of any kind: the body, the last event and the events on the way say the same", async () => {
  const reasons = fc.constantFrom("stop", "length", "content-filter", "error");
  await fc.assert(
    fc.asyncProperty(fc.array(anyItems, { maxLength: 5 }), reasons, async (lists, finishReason) => {
      server.use(llm.openai.responses({ content: lists.flat(), finishReason }, FIXED));
      const created = await client.responses.create(params);
      const { billing: _, ...body } = created as typeof created & { billing: unknown };
      const stream = await client.responses.create({ ...params, stream: true });
      const done: unknown[] = [];
      for await (const event of stream) {
        if (event.type === "response.output_item.done") done.push(event.item);
        if (!("response" in event) || event.response.status === "in_progress") continue;
        expect({ ...event.response, output_text: body.output_text }).toEqual(body);
      }
      expect(done).toEqual(body.output);
      const final = await client.responses.stream(params).finalResponse();
      expect(final.output.map(({ id }) => id)).toEqual(body.output.map(({ id }) => id));
      expect(final.output_text).toBe(body.output_text);
    }),
    { numRuns: 60, seed: 20261123 },
  );
});
