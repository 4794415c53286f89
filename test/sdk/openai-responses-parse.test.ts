import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { json, llm, refusal } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const format = zodTextFormat(z.object({ city: z.string() }), "place");
const params = { model: "gpt-5.4", input: "Where?", text: { format } };

test("JSON is parsed", async () => {
  server.use(llm.openai.responses(json({ city: "Oslo" })));
  expect((await client.responses.parse(params)).output_parsed).toEqual({ city: "Oslo" });
});

test("a refusal is nothing to parse", async () => {
  server.use(llm.openai.responses(refusal("No.")));
  const { output_parsed, output } = await client.responses.parse(params);
  expect(output_parsed).toBeNull();
  expect(output).toMatchObject([{ content: [{ type: "refusal", refusal: "No." }] }]);
});

test("JSON that is cut off is nothing to parse", async () => {
  server.use(llm.openai.responses({ content: '{"city":"Os', finishReason: "length" }));
  const cut = {
    status: "incomplete",
    incomplete_details: { reason: "max_output_tokens" },
    output_text: '{"city":"Os',
  };
  expect(await client.responses.create(params)).toMatchObject(cut);
  expect(await client.responses.parse(params)).toMatchObject({ ...cut, output_parsed: null });
  const streamed = await client.responses.stream(params).finalResponse();
  expect(streamed).toMatchObject({ ...cut, output_parsed: null });
});

test("JSON that a filter ends", async () => {
  server.use(llm.openai.responses({ content: refusal("No."), finishReason: "content-filter" }));
  expect(await client.responses.parse(params)).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "content_filter" },
    output_parsed: null,
  });
});
