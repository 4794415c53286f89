import {
  broken,
  called,
  type Case,
  type Refusal,
  refused,
  result,
  toolConfig,
  use,
  user,
} from "./bedrock-refusals.ts";

const WRONG_TYPE: Refusal = {
  status: 400,
  type: "SerializationException",
  message: "Unexpected value type in payload",
};
const NULL = "not be null";
const SHORT = "have length greater than or equal to 1";
const CALL = "messages.2.member.content.1.member.toolUse";
const RESULT = "messages.3.member.content.1.member.toolResult";
const TOOL = "toolConfig.tools.1.member.toolSpec";

const says = (message: object): object => ({ messages: [{ ...user, ...message }] });
const infers = (inferenceConfig: unknown): object => ({ messages: [user], inferenceConfig });
const offers = (config: unknown): object => ({ messages: [user], toolConfig: config });
const asks = (call: object, answer: object = {}): object =>
  called([use("a", call)], [result("a", answer)]);
const spec = (more: object): object =>
  offers({ tools: [{ toolSpec: { name: "now", inputSchema: { json: {} }, ...more } }] });
const chooses = (name: unknown): object =>
  offers({ ...toolConfig, toolChoice: { tool: { name } } });

const ASKED = { messages: [user, { role: "assistant", content: [use("a")] }] };

/** What has no value, or one of another type or length. */
export const VALUES: Case[] = [
  ["no role", says({}), says({ role: undefined }), broken("messages.1.member.role", NULL)],
  ["a role of null", says({}), says({ role: null }), broken("messages.1.member.role", NULL)],
  [
    "a content of null",
    says({}),
    says({ content: null }),
    broken("messages.1.member.content", NULL),
  ],
  ["a call without input", asks({}), asks({ input: undefined }), broken(`${CALL}.input`, NULL)],
  ["a call without a name", asks({}), asks({ name: undefined }), broken(`${CALL}.name`, NULL)],
  ["a call whose name is null", asks({}), asks({ name: null }), broken(`${CALL}.name`, NULL)],
  [
    "a result without content",
    asks({}, { content: [] }),
    asks({}, { content: undefined }),
    broken(`${RESULT}.content`, NULL),
  ],
  ["a result of null", asks({}), asks({}, { content: null }), broken(`${RESULT}.content`, NULL)],
  [
    "2501 stop sequences",
    infers({ stopSequences: Array.from({ length: 2500 }, () => "END") }),
    infers({ stopSequences: Array.from({ length: 2501 }, () => "END") }),
    broken("inferenceConfig.stopSequences", "have length less than or equal to 2500"),
  ],
  ["no tools", offers(toolConfig), offers({}), broken("toolConfig.tools", NULL)],
  ["tools of null", offers(null), offers({ tools: null }), broken("toolConfig.tools", NULL)],
  [
    "an empty description",
    spec({ description: " " }),
    spec({ description: "" }),
    broken(`${TOOL}.description`, SHORT),
  ],
  ["a schema of null", spec({}), spec({ inputSchema: null }), broken(`${TOOL}.inputSchema`, NULL)],
  [
    "a choice of no name",
    chooses("now"),
    chooses(""),
    {
      ...broken("", ""),
      message: `2 validation errors detected: Value at 'toolConfig.toolChoice.tool.name' failed to satisfy constraint: Member must ${SHORT}; Value at 'toolConfig.toolChoice.tool.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+`,
    },
  ],
  [
    "a call that nobody has answered yet, without tools",
    { ...ASKED, toolConfig },
    ASKED,
    refused(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    ),
  ],
  [
    "a result of no call, without tools",
    { ...ASKED, toolConfig },
    { messages: [{ role: "user", content: [result("a")] }] },
    refused(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    ),
  ],
  [
    "JSON that is no object, in a second result",
    called([use("a"), use("b")], [result("a"), result("b", { content: [{ json: {} }] })]),
    called([use("a"), use("b")], [result("a"), result("b", { content: [{ json: null }] })]),
    refused(
      "The format of the value at messages.2.content.1.toolResult.content.0.json is invalid. Provide a json object for the field and try again.",
    ),
  ],
  ["a text where a list belongs", says({}), says({ content: "Hi" }), WRONG_TYPE],
  [
    "a system that is a text",
    { ...says({}), system: null },
    { ...says({}), system: "Hi" },
    WRONG_TYPE,
  ],
  ["tools that are none", offers(toolConfig), offers({ tools: {} }), WRONG_TYPE],
  ["a message that is a text", says({}), { messages: ["Hi"] }, WRONG_TYPE],
  ["a text for a config of tools", offers(null), offers("now"), WRONG_TYPE],
  ["a text for inference", infers(null), infers("hot"), WRONG_TYPE],
  [
    "one stop sequence",
    infers({ stopSequences: null }),
    infers({ stopSequences: "." }),
    WRONG_TYPE,
  ],
  ["a text for tokens", infers({ maxTokens: null }), infers({ maxTokens: "9" }), WRONG_TYPE],
  ["a text for heat", infers({ temperature: null }), infers({ temperature: "hot" }), WRONG_TYPE],
  ["a text for topP", infers({ topP: null }), infers({ topP: "1" }), WRONG_TYPE],
];
