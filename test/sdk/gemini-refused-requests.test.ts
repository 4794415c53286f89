import { expect, test } from "vitest";
import { usePack } from "../support/server.ts";
import { ask, hello, HOST, PACKAGE, post } from "./gemini-refusal.ts";

usePack();

const text = { text: "Hi" };

const BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

const NOT_BESIDE =
  "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.";

const NO_MESSAGE =
  'Invalid JSON payload received. Unknown name "": Root element must be a message.';

test.for<[name: string, body: object, message: string]>([
  [
    "an unknown category",
    { safetySettings: [{ category: "HARM_CATEGORY_IMAGE_HATE", threshold: "OFF" }] },
    `Invalid value at 'safety_settings[0].category' (${PACKAGE}.HarmCategory), "HARM_CATEGORY_IMAGE_HATE"`,
  ],
  [
    "an unknown threshold",
    { safetySettings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "NEVER" }] },
    `Invalid value at 'safety_settings[0].threshold' (${PACKAGE}.SafetySetting.HarmBlockThreshold), "NEVER"`,
  ],
  [
    "a known setting",
    { safety_settings: [{ category: "HARM_CATEGORY_HARASSMENT", threshold: "BLOCK_NONE" }] },
    "accepted",
  ],
  [
    "an empty part of the instruction",
    { systemInstruction: { parts: [{}] } },
    "* GenerateContentRequest.system_instruction.parts[0].data: required oneof field 'data' must have one initialized field\n",
  ],
  ["an empty text of the instruction", { systemInstruction: { parts: { text: "" } } }, "accepted"],
  [
    "a cache with an instruction",
    { cachedContent: "cachedContents/a", systemInstruction: { parts: [text] } },
    NOT_BESIDE,
  ],
  [
    "an instruction beside the name of no cache",
    { cachedContent: "", systemInstruction: { parts: [text] } },
    "accepted",
  ],
  [
    "a cache with a config of tools",
    {
      cachedContent: "cachedContents/a",
      toolConfig: { functionCallingConfig: { mode: "NONE" } },
    },
    NOT_BESIDE,
  ],
])("%s", async ([, body, message]) => {
  expect(await ask(body)).toBe(message);
});

test.for<[name: string, path: string, body: object, message: string]>([
  [
    "a whole request without contents",
    "gemini-2.5-flash:countTokens",
    {
      generateContentRequest: {
        model: "models/gemini-2.5-flash",
        systemInstruction: { parts: [text] },
      },
    },
    "* CountTokensRequest.generate_content_request.contents: contents is not specified\n",
  ],
  [
    "a whole request",
    "gemini-2.5-flash:countTokens",
    { generateContentRequest: { model: "models/gemini-2.5-flash", contents: hello } },
    "accepted",
  ],
  [
    "a part of two kinds",
    "gemini-2.5-flash:countTokens",
    { contents: [{ parts: [{ text: "Hi", fileData: { fileUri: "a" } }] }] },
    "Invalid value at 'contents[0].parts[0]' (oneof), oneof field 'data' is already set. Cannot set 'fileData'",
  ],
  [
    "an unknown task type",
    "gemini-embedding-001:embedContent",
    { content: hello[0]!, taskType: "COOKING" },
    `Invalid value at 'task_type' (${PACKAGE}.TaskType), "COOKING"`,
  ],
  [
    "a known task type",
    "gemini-embedding-001:embedContent",
    { content: hello[0]!, taskType: "CLUSTERING" },
    "accepted",
  ],
  [
    "an embedding of nothing",
    "gemini-embedding-001:embedContent",
    {},
    "* EmbedContentRequest.content: contents is not specified\n",
  ],
  [
    "the second of two embeddings of nothing",
    "gemini-embedding-001:batchEmbedContents",
    { requests: [{ content: hello[0]! }, {}] },
    "* BatchEmbedContentsRequest.requests[1].content: contents is not specified\n",
  ],
  [
    "an embedding of null",
    "gemini-embedding-001:embedContent",
    { content: null },
    "* EmbedContentRequest.content: contents is not specified\n",
  ],
  [
    "an embedding of no parts",
    "gemini-embedding-001:embedContent",
    { content: { parts: [] } },
    "* EmbedContentRequest.content.parts: contents.parts must not be empty.\n",
  ],
  [
    "a batch of none",
    "gemini-embedding-001:batchEmbedContents",
    { requests: [] },
    "* BatchEmbedContentsRequest.requests: requests is not specified\n",
  ],
  [
    "a text among the requests",
    "gemini-embedding-001:batchEmbedContents",
    { requests: [{ content: hello[0]! }, "Hello"] },
    `Invalid value at 'requests[1]' (${PACKAGE}.EmbedContentRequest), "Hello"`,
  ],
  ["a list for an embedding", "gemini-embedding-001:embedContent", [], NO_MESSAGE],
  [
    "101 requests",
    "gemini-embedding-001:batchEmbedContents",
    { requests: Array.from({ length: 101 }, () => ({ content: hello[0]! })) },
    "* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch\n",
  ],
  [
    "100 requests",
    "gemini-embedding-001:batchEmbedContents",
    { requests: Array.from({ length: 100 }, () => ({ content: hello[0]! })) },
    "accepted",
  ],
])("%s", async ([, path, body, message]) => {
  expect((await post(path, body))?.message ?? "accepted").toBe(message);
});

test.for<[body: object, field: string, type: string]>([
  [{ systemInstruction: "Be brief." }, "system_instruction", "Content"],
  [{ systemInstruction: { parts: ["Be brief."] } }, "system_instruction.parts[0]", "Part"],
  [{ contents: [{ parts: ["Hi"] }] }, "contents[0].parts[0]", "Part"],
  [{ generationConfig: "hot" }, "generation_config", "GenerationConfig"],
  [{ safetySettings: "none" }, "safety_settings", "SafetySetting"],
  [{ tools: "none" }, "tools", "Tool"],
  [
    { tools: [{ functionDeclarations: ["a"] }] },
    "tools[0].function_declarations[0]",
    "FunctionDeclaration",
  ],
])("%j is no message at %s", async ([body, field, type]) => {
  const message = await ask(body);
  expect(message.startsWith(`Invalid value at '${field}' (${PACKAGE}.${type}), "`)).toBe(true);
});

test("a body that is no message, and none at all", async () => {
  const path = "gemini-2.5-flash:generateContent";
  const description = NO_MESSAGE;
  const details = [{ "@type": BAD_REQUEST, fieldViolations: [{ description }] }];
  const status = "INVALID_ARGUMENT";
  expect(await post(path, [])).toEqual({ code: 400, message: description, status, details });
  const response = await fetch(`${HOST}/${path}`, { method: "POST" });
  expect(await response.json()).toMatchObject({
    error: {
      code: 400,
      message: "* GenerateContentRequest.contents: contents is not specified\n",
    },
  });
});

test("a role that is no text, and a content that is no message", async () => {
  expect(await ask({ contents: [{ role: 5, parts: [text] }] })).toBe(
    "Invalid value at 'contents[0].role' (TYPE_STRING), 5",
  );
  const embed = async (content: unknown) =>
    (await post("gemini-embedding-001:embedContent", { content }))?.message;
  expect(await embed("Hi")).toBe(`Invalid value at 'content' (${PACKAGE}.Content), "Hi"`);
  expect(await embed({ parts: ["Hi"] })).toBe(
    `Invalid value at 'content.parts[0]' (${PACKAGE}.Part), "Hi"`,
  );
});
