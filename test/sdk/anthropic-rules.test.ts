import Anthropic, { BadRequestError } from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { HELLO, REQUEST } from "../support/anthropic-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();

/** Where Claude answers, and where others speak its format. */
const CLAUDE = [
  "https://api.anthropic.com",
  "https://acme.services.ai.azure.com/anthropic",
  "https://bedrock-mantle.us-east-1.api.aws/anthropic",
];
const OTHERS = [
  "https://openrouter.ai/api",
  "https://api.deepseek.com/anthropic",
  "https://api.z.ai/api/anthropic",
  "https://api.moonshot.ai/anthropic",
  "https://api.fireworks.ai/inference",
  "https://api.githubcopilot.com",
];

let refuses: (baseURL: string, params: object) => Promise<boolean>;
beforeAll(() => {
  refuses = async (baseURL, params) => {
    const { messages } = new Anthropic({ apiKey: "test", baseURL, maxRetries: 0 });
    try {
      await messages.create({ ...REQUEST, ...params } as never);
      return false;
    } catch (error) {
      if (error instanceof BadRequestError) return true;
      throw error;
    }
  };
});

/** Where a request is refused. */
async function listRefusing(params: object): Promise<string[]> {
  const refusing: string[] = [];
  for (const baseURL of [...CLAUDE, ...OTHERS]) {
    if (await refuses(baseURL, params)) refusing.push(baseURL);
  }
  return refusing;
}

const CALL = { type: "tool_use", id: "toolu_1", name: "f", input: {} };
const RESULT = { type: "tool_result", tool_use_id: "toolu_1", content: "x" };

test.for<object>([
  { max_tokens: undefined },
  { temperature: 2 },
  { messages: [{ role: "user", content: "" }] },
  { messages: [{ role: "tool", content: "x" }] },
  { messages: [HELLO, { role: "assistant", content: [CALL] }, HELLO] },
  { messages: [{ role: "user", content: [RESULT] }] },
  { messages: [{ role: "user", content: [{ type: "video", source: {} }] }] },
  { messages: [HELLO, { role: "assistant", content: "Well, " }] },
  { system: [{ type: "text", text: "" }] },
  { thinking: { type: "enabled", budget_tokens: 5 } },
  { tools: [{ name: "get weather", input_schema: { type: "object" } }] },
  { tools: [{ type: "openrouter:web_search" }] },
  { tool_choice: { type: "required" } },
  { service_tier: "batch" },
])("Claude's providers alone refuse %j", async (params) => {
  expect(await listRefusing(params)).toEqual(CLAUDE);
});

test.for<object>([
  { model: undefined },
  { model: 7 },
  { model: "" },
  { max_tokens: "many" },
  { max_tokens: -1 },
  { temperature: "hot" },
  { top_p: {} },
  { stop_sequences: "x" },
  { stream: 1 },
  { tools: "get_weather" },
  { messages: undefined },
  { messages: "Hello" },
  { messages: [] },
  { messages: ["Hello"] },
  { messages: [{ content: "Hello" }] },
  { messages: [{ role: 7, content: "Hello" }] },
  { messages: [{ role: "user" }] },
  { messages: [{ role: "user", content: 7 }] },
  { messages: [{ role: "user", content: ["Hello"] }] },
  { messages: [{ role: "user", content: [{ text: "Hello" }] }] },
  { messages: [HELLO, { role: "assistant", content: [{ ...CALL, id: undefined }] }] },
  { messages: [HELLO, { role: "assistant", content: [{ ...CALL, name: 7 }] }] },
  { messages: [{ role: "user", content: [{ ...RESULT, tool_use_id: undefined }] }] },
])("everybody refuses %j", async (params) => {
  expect(await listRefusing(params)).toEqual([...CLAUDE, ...OTHERS]);
});

test("everybody takes what is whole", async () => {
  const messages = [
    HELLO,
    { role: "assistant", content: [{ type: "text", text: "Well" }, CALL] },
    { role: "user", content: [RESULT] },
  ];
  const tools = [{ name: "f", input_schema: { type: "object" } }];
  expect(await listRefusing({ messages, tools, temperature: 0.5 })).toEqual([]);
});
