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

/** A block that comes after another, and what is wrong with it. */
function second(block: unknown, reason: string): [refused: object, message: string] {
  const content = [{ type: "text", text: "Well" }, block];
  const messages = [HELLO, { role: "assistant", content }];
  return [{ messages }, `messages.1.content.1${reason}`];
}

test.for<[refused: object, message: string]>([
  [{ model: undefined }, "model: Field required"],
  [{ max_tokens: -1 }, "max_tokens: Input should be greater than or equal to 0"],
  [{ stream: 1 }, "stream: Input should be a valid boolean"],
  [{ stop_sequences: "x" }, "stop_sequences: Input should be a valid list"],
  [{ tools: "now" }, "tools: Input should be a valid list"],
  [{ messages: undefined }, "messages: Field required"],
  [{ messages: "Hello" }, "messages: Input should be a valid list"],
  [{ messages: [] }, "messages: at least one message is required"],
  [{ messages: [HELLO, "Hello"] }, "messages.1: Input should be a valid dictionary"],
  [{ messages: [HELLO, { content: "Hello" }] }, "messages.1.role: Field required"],
  [{ messages: [{ ...HELLO, role: 7 }] }, "messages.0.role: Input should be a valid string"],
  [{ messages: [HELLO, { role: "user" }] }, "messages.1.content: Field required"],
  [{ messages: [{ ...HELLO, content: 7 }] }, "messages.0.content: Input should be a valid list"],
  second("Hello", ": Input should be a valid dictionary"),
  second({ text: "Hello" }, ".type: Field required"),
  second({ ...CALL, id: undefined }, ".tool_use.id: Field required"),
  second({ ...CALL, name: 7 }, ".tool_use.name: Input should be a valid string"),
  second({ ...RESULT, tool_use_id: undefined }, ".tool_result.tool_use_id: Field required"),
])("others tell of %j what Claude would: %s", async ([refused, message]) => {
  const client = new Anthropic({ apiKey: "test", baseURL: OTHERS[4], maxRetries: 0 });
  await expect(client.messages.create({ ...REQUEST, ...refused } as never)).rejects.toMatchObject({
    status: 400,
    error: { error: { message } },
  });
});
