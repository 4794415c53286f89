/** What Bedrock answers to a request that it refuses. */
export interface Refusal {
  status: number;
  type: string | null;
  message: unknown;
}

export const refused = (message: string): Refusal => ({
  status: 400,
  type: "ValidationException",
  message,
});
export const broken = (path: string, constraint: string): Refusal =>
  refused(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member must ${constraint}`,
  );

export const user = { role: "user", content: [{ text: "Hi" }] };
const assistant = { role: "assistant", content: [{ text: "Hello" }] };
export const use = (toolUseId: string, more: object = {}): object => ({
  toolUse: { toolUseId, name: "now", input: {}, ...more },
});
export const result = (toolUseId: string, more: object = {}): object => ({
  toolResult: { toolUseId, content: [{ text: "noon" }], ...more },
});
const tool = { toolSpec: { name: "now", inputSchema: { json: { type: "object" } } } };
export const toolConfig = { tools: [tool] };

/** A conversation in which the model called a tool. */
export function called(calls: object[], results: object[]): object {
  const messages = [
    user,
    { role: "assistant", content: calls },
    { role: "user", content: results },
  ];
  return { messages, toolConfig };
}

const START =
  "A conversation must start with a user message. Try again with a conversation that starts with a user message.";
const ALTERNATE =
  "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.";

/** A rule of Converse: the nearest request that it takes, one that it refuses, and in what words. */
export type Case = [name: string, taken: object, refused: object, refusal: Refusal];

export const CASES: Case[] = [
  ["no messages", { messages: [user] }, {}, refused(START)],
  [
    "an assistant first",
    { messages: [user, assistant] },
    { messages: [assistant] },
    refused(START),
  ],
  [
    "two of a user",
    { messages: [user, assistant, user] },
    { messages: [user, user] },
    refused(ALTERNATE),
  ],
  [
    "an empty message",
    { messages: [user] },
    { messages: [{ role: "user", content: [] }] },
    refused(
      "The content field in the Message object at messages.0 is empty. Add a ContentBlock object to the content field and try again.",
    ),
  ],
  [
    "an empty text",
    { messages: [{ role: "user", content: [{ text: " " }] }] },
    { messages: [{ role: "user", content: [{ text: "" }] }] },
    refused(
      "The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again.",
    ),
  ],
  [
    "calls without tools",
    called([use("a")], [result("a")]),
    { ...called([use("a")], [result("a")]), toolConfig: undefined },
    refused(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    ),
  ],
  [
    "a call without its result",
    called([use("a"), use("b")], [result("b"), result("a")]),
    called([use("a"), use("b")], [result("a"), { text: "Hm" }]),
    refused("Expected toolResult blocks at messages.2.content for the following Ids: b"),
  ],
  [
    "more results than calls",
    called([use("a")], [result("a"), { text: "So?" }]),
    called([use("a")], [result("a"), result("b")]),
    refused(
      "The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.",
    ),
  ],
  [
    "an error that says nothing",
    called([use("a")], [result("a", { status: "success", content: [] })]),
    called([use("a")], [result("a", { status: "error", content: [] })]),
    refused(
      "The content field at messages.2.content.0.toolResult cannot be empty when status value is error.",
    ),
  ],
  [
    "JSON that is no object",
    called([use("a")], [result("a", { content: [{ json: { at: 12 } }] })]),
    called([use("a")], [result("a", { content: [{ json: [12] }] })]),
    refused(
      "The format of the value at messages.2.content.0.toolResult.content.0.json is invalid. Provide a json object for the field and try again.",
    ),
  ],
  [
    "a tool's name with a space",
    called([use("a")], [result("a")]),
    called([use("a", { name: "right now" })], [result("a")]),
    broken(
      "messages.2.member.content.1.member.toolUse.name",
      "satisfy regular expression pattern: [a-zA-Z0-9_-]+",
    ),
  ],
  [
    "an id of 65 characters",
    called([use("a".repeat(64))], [result("a".repeat(64))]),
    called([use("a".repeat(65))], [result("a")]),
    broken(
      "messages.2.member.content.1.member.toolUse.toolUseId",
      "have length less than or equal to 64",
    ),
  ],
  [
    "a status of another name",
    called([use("a")], [result("a", { status: "error" })]),
    called([use("a")], [result("a", { status: "failed" })]),
    broken(
      "messages.3.member.content.1.member.toolResult.status",
      "satisfy enum value set: [success, error]",
    ),
  ],
  [
    "an unknown role",
    { messages: [user] },
    { messages: [{ ...user, role: "human" }] },
    broken("messages.1.member.role", "satisfy enum value set: [user, assistant]"),
  ],
  [
    "a message without content",
    { messages: [user] },
    { messages: [{ role: "user" }] },
    broken("messages.1.member.content", "not be null"),
  ],
  [
    "an empty system text",
    { messages: [user], system: [{ text: "Be brief." }] },
    { messages: [user], system: [{ text: "" }] },
    broken("system.1.member.text", "have length greater than or equal to 1"),
  ],
  [
    "no tokens at all",
    { messages: [user], inferenceConfig: { maxTokens: 1 } },
    { messages: [user], inferenceConfig: { maxTokens: 0 } },
    broken("inferenceConfig.maxTokens", "have value greater than or equal to 1"),
  ],
  [
    "too hot",
    { messages: [user], inferenceConfig: { temperature: 1 } },
    { messages: [user], inferenceConfig: { temperature: 1.1 } },
    broken("inferenceConfig.temperature", "have value less than or equal to 1"),
  ],
  [
    "a negative topP",
    { messages: [user], inferenceConfig: { topP: 0 } },
    { messages: [user], inferenceConfig: { topP: -0.1 } },
    broken("inferenceConfig.topP", "have value greater than or equal to 0"),
  ],
  [
    "an empty stop sequence",
    { messages: [user], inferenceConfig: { stopSequences: ["."] } },
    { messages: [user], inferenceConfig: { stopSequences: [".", ""] } },
    broken("inferenceConfig.stopSequences.2.member", "have length greater than or equal to 1"),
  ],
  [
    "no tools in the tools",
    { messages: [user], toolConfig },
    { messages: [user], toolConfig: { tools: [] } },
    broken("toolConfig.tools", "have length greater than or equal to 1"),
  ],
  [
    "a tool without a schema",
    { messages: [user], toolConfig },
    { messages: [user], toolConfig: { tools: [{ toolSpec: { name: "now" } }] } },
    broken("toolConfig.tools.1.member.toolSpec.inputSchema", "not be null"),
  ],
];
