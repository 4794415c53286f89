import Anthropic from "@anthropic-ai/sdk";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
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
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

const params = {
  model: "claude-sonnet-5",
  max_tokens: 4096,
  messages: [{ role: "user" as const, content: "Hello" }],
};

const anyText = fc.string({ unit: "binary" });
const anyItems: fc.Arbitrary<ReplyItem[]> = fc.oneof(
  anyText.map((value) => [value]),
  anyText.map((value) => [text(value)]),
  anyText.map((value) => [
    value,
    source({ url: "https://yr.no" }),
    source({ url: "https://a.no" }),
  ]),
  anyText.map((value) => [reasoning(value)]),
  fc.base64String().map((redactedData) => [reasoning("", { redactedData })]),
  anyText.map((value) => [refusal(value), source({ url: "https://yr.no" })]),
  fc.uuid().map((id) => [toolCall("get_time", { id }, { id })]),
  fc.uuid().map((id) => [toolCall("now", {}, { id })]),
);
const anyReason = fc.constantFrom("stop", "length", "tool-calls", "content-filter", "other");

test("items of any kind: the body and the stream are the same message", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyItems, { maxLength: 5 }), anyReason, async (items, reason) => {
      const reply = { content: items.flat(), finishReason: reason, id: "msg_1" } as const;
      server.use(llm.anthropic.messages(reply, { validate: { replies: false } }));
      const body = await client.messages.create(params);
      const blocks: number[] = [];
      const stream = client.messages.stream(params).on("contentBlock", () => blocks.push(1));
      const { parsed_output: _, ...message } = await stream.finalMessage();
      expect(message).toEqual(body);
      expect(blocks).toHaveLength(body.content.length);
    }),
    { numRuns: 100, seed: 20261123 },
  );
});
