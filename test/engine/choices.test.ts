import { expect, test } from "vitest";
import { createFetch, llm, toolCall } from "../../src/index.ts";
import type { ReplyValue } from "../../src/reply/reply.ts";
import { usePack } from "../support/server.ts";

usePack();

const tools = [{ functionDeclarations: ["a", "b", "c"].map((name) => ({ name })) }];
const COLOURS = {
  responseMimeType: "text/x.enum",
  responseSchema: { type: "STRING", enum: ["red", "blue"] },
};

/** What Gemini's endpoint answers, as it is written. */
async function generate(reply: ReplyValue | undefined, body: object): Promise<string> {
  const url = "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent";
  const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
  const init = { method: "POST", body: JSON.stringify({ contents, ...body }) };
  return (await createFetch(llm.gemini.generateContent(reply))(url, init)).text();
}

test("a reply calls one of the functions that are allowed, and is one of the words that are asked for", async () => {
  const functionCallingConfig = { mode: "ANY", allowedFunctionNames: ["a", "b"] };
  const body = { tools, toolConfig: { functionCallingConfig } };
  expect(await generate(toolCall("c"), body)).toContain("the request allows a, b alone");
  expect(await generate(toolCall("b"), body)).toContain("functionCall");
  expect(await generate("green", { generationConfig: COLOURS })).toContain(
    "the request asks for one of red, blue",
  );
  expect(await generate("blue", { generationConfig: COLOURS })).toContain('"blue"');
});

test("the default reply does so by itself", async () => {
  const functionCallingConfig = { mode: "ANY", allowedFunctionNames: ["b", "c"] };
  expect(await generate(undefined, { tools, toolConfig: { functionCallingConfig } })).toContain(
    '"name": "b"',
  );
  expect(await generate(undefined, { generationConfig: COLOURS })).toContain('"text": "red"');
});
