import { expect, test } from "vitest";
import { file, llm, reasoning, source } from "../../src/index.ts";
import { ask, createAnswers, stream } from "../support/bedrock-converse.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const { content } = createAnswers(server);

test("Claude signs its thoughts", async () => {
  expect(await content([reasoning("Hm."), "Yes."])).toEqual([
    {
      reasoningContent: {
        reasoningText: { text: "Hm.", signature: expect.stringMatching(/.{99}/) },
      },
    },
    { text: "Yes." },
  ]);
  expect(await content(reasoning("Hm.", { signature: "mine" }))).toMatchObject([
    { reasoningContent: { reasoningText: { signature: "mine" } } },
  ]);
});

test("others don't", async () => {
  expect(await content(reasoning("Hm."), { modelId: "moonshot.kimi-k2-thinking" })).toEqual([
    { reasoningContent: { reasoningText: { text: "Hm." } } },
  ]);
});

test("thoughts that stay with the provider", async () => {
  const redactedData = btoa("secret");
  const [block] = (await content({ type: "reasoning", text: "", redactedData })) ?? [];
  const bytes = block?.reasoningContent?.redactedContent;
  expect(new TextDecoder().decode(bytes)).toBe("secret");
});

test("a source follows its text, in a block of its own", async () => {
  const url = "https://www.ruby-lang.org/en/downloads/";
  expect(await content(["Ruby 4.", source({ url, title: "Downloads" }), "Enjoy."])).toEqual([
    { text: "Ruby 4." },
    {
      citationsContent: {
        citations: [{ title: "Downloads", location: { web: { url, domain: "ruby-lang.org" } } }],
      },
    },
    { text: "Enjoy." },
  ]);
});

test("a citation of a document, as it stands in an answer", async () => {
  const location = { documentChar: { documentIndex: 0, start: 0, end: 9 } };
  const citation = { location, sourceContent: [{ text: "Ruby 4." }], title: "facts" };
  const value = { citations: [citation], content: [{ text: "Ruby" }] };
  expect(await content({ type: "custom", kind: "bedrock.citationsContent", value })).toEqual([
    { citationsContent: value },
  ]);
});

test("an image, in a format that Bedrock has", async () => {
  const data = btoa("image");
  const [block] = (await content(file({ mediaType: "image/png", data }))) ?? [];
  expect(block?.image?.format).toBe("png");
  expect(new TextDecoder().decode(block?.image?.source?.bytes)).toBe("image");
});

test("what Bedrock's own tools did", async () => {
  const toolUse = { toolUseId: "s", name: "nova_grounding", type: "server_tool_use" };
  const toolResult = { toolUseId: "s", type: "nova_grounding_result", status: "success" };
  const given = [{ text: "found" }];
  expect(
    await content([
      { type: "custom", kind: "bedrock.toolUse", value: { ...toolUse, input: { query: "x" } } },
      { type: "custom", kind: "bedrock.toolResult", value: { ...toolResult, content: given } },
      "Here.",
    ]),
  ).toEqual([
    { toolUse: { ...toolUse, input: { query: "x" } } },
    { toolResult: { ...toolResult, content: given } },
    { text: "Here." },
  ]);
});

test("what it cannot carry fails loudly", async () => {
  const pdf = file({ mediaType: "application/pdf", data: "" });
  server.use(llm.bedrock.converse(pdf));
  await expect(ask()).rejects.toThrow(/carry images as png, jpeg, gif or webp/);
  const value = {};
  server.use(llm.bedrock.converse({ type: "custom", kind: "openai.web_search_call", value }));
  await expect(stream()).rejects.toThrow(/this endpoint carries no "openai.web_search_call"/);
});
