import { expect, test } from "vitest";
import { usePack } from "../support/server.ts";
import { ask, hello, PACKAGE, post } from "./gemini-refusal.ts";

usePack();

const text = { text: "Hi" };

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
    "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.",
  ],
  ["a cache alone", { cachedContent: "cachedContents/a" }, "accepted"],
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
