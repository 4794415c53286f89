import { expect, test } from "vitest";
import { usePack } from "../support/server.ts";
import { ask } from "./gemini-refusal.ts";

usePack();

test.for<[part: object, message: string]>([
  [{ text: "Hi", thought: true }, "accepted"],
  [
    { text: "Hi", inline_data: { data: "AA==" } },
    "Invalid value at 'contents[0].parts[0]' (oneof), oneof field 'data' is already set. Cannot set 'inline_data'",
  ],
  [{ text: "Hi", inlineData: null }, "accepted"],
  [
    { inlineData: { mimeType: "image/png", data: "https://a.test/b.png" } },
    `Invalid value at 'contents[0].parts[0].inline_data.data' (TYPE_BYTES), Base64 decoding failed for "https://a.test/b.png"`,
  ],
  [
    { inlineData: { mimeType: "image/png", data: "data:image/png;base64,AAAA" } },
    `Invalid value at 'contents[0].parts[0].inline_data.data' (TYPE_BYTES), Base64 decoding failed for "data:image/png;base64,AAAA"`,
  ],
  [{ inlineData: { mimeType: "image/png", data: "a-_+/w==" } }, "accepted"],
  [
    { functionResponse: { name: "a", response: "12" } },
    `Invalid value at 'contents[0].parts[0].function_response.response' (type.googleapis.com/google.protobuf.Struct), "12"`,
  ],
  [
    { functionResponse: { name: "a", response: ["12"] } },
    `Invalid JSON payload received. Unknown name "response" at 'contents[0].parts[0].function_response': Proto field is not repeating, cannot start list.`,
  ],
  [
    { functionCall: { name: "a", args: "{}" } },
    `Invalid value at 'contents[0].parts[0].function_call.args' (type.googleapis.com/google.protobuf.Struct), "{}"`,
  ],
  [{ functionCall: { name: "a", args: null } }, "accepted"],
  [
    { functionResponse: { response: {} } },
    "* GenerateContentRequest.contents[0].parts[0].function_response.name: Name cannot be empty.\n",
  ],
  [
    {},
    "* GenerateContentRequest.contents[0].parts[0].data: required oneof field 'data' must have one initialized field\n",
  ],
])("a part %j: %s", async ([part, message]) => {
  expect(await ask({ contents: [{ role: "user", parts: [part] }] })).toBe(message);
});

test.for([
  "functionCall",
  "functionResponse",
  "fileData",
  "executableCode",
  "codeExecutionResult",
  "toolCall",
  "toolResponse",
])("a part of text and %s holds two kinds of data", async (name) => {
  expect(await ask({ contents: [{ role: "user", parts: [{ text: "Hi", [name]: {} }] }] })).toBe(
    `Invalid value at 'contents[0].parts[0]' (oneof), oneof field 'data' is already set. Cannot set '${name}'`,
  );
});

const call = { functionCall: { name: "a", args: {} } };
const signed = { ...call, thoughtSignature: "c2ln" };
const response = { functionResponse: { name: "a", response: {} } };
const text = { text: "Hi" };
const UNSIGNED =
  "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call `default_api:a` , position 2. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.";

/** Contents by their roles: a tuple of parts each, the user's first. */
function toContents(turns: object[][], first: "user" | "model" = "user"): object[] {
  const roles = first === "user" ? ["user", "model"] : ["model", "user"];
  return turns.map((parts, index) => ({ role: roles[index % 2], parts }));
}

test.for<[name: string, contents: object[], model: string, message: string]>([
  [
    "one model turn",
    toContents([[text]], "model"),
    "gemini-2.5-flash",
    "Please ensure that single turn requests end with a user role or the role field is empty.",
  ],
  ["a turn without a role", [{ parts: [text] }], "gemini-2.5-flash", "accepted"],
  ["a role of no letters", [{ role: "", parts: [text] }], "gemini-2.5-flash", "accepted"],
  [
    "a call that nothing precedes",
    toContents([[call], [response]], "model"),
    "gemini-2.5-flash",
    "Please ensure that function call turn comes immediately after a user turn or after a function response turn.",
  ],
  [
    "a text that nothing precedes",
    toContents([[text], [text]], "model"),
    "gemini-2.5-flash",
    "accepted",
  ],
  [
    "a response that nothing precedes",
    toContents([[response], [text], [text]]),
    "gemini-2.5-flash",
    "Please ensure that function response turn comes immediately after a function call turn.",
  ],
  [
    "a call that nothing answers",
    toContents([[text], [call], [text]]),
    "gemini-2.5-flash",
    "accepted",
  ],
  [
    "two calls and one response",
    toContents([[text], [call, call], [response]]),
    "gemini-2.5-flash",
    "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
  ],
  [
    "a role that there is not",
    [{ role: "assistant", parts: [text] }],
    "gemini-2.5-flash",
    "Please use a valid role: user, model.",
  ],
  [
    "responses in a turn of their own role",
    [...toContents([[text], [call]]), { role: "function", parts: [response] }],
    "gemini-2.5-flash",
    "accepted",
  ],
  [
    "responses in a turn of a tool",
    [...toContents([[text], [call]]), { role: "tool", parts: [response] }],
    "gemini-2.5-flash",
    "accepted",
  ],
  ["an unsigned call", toContents([[text], [call], [response]]), "gemini-3-pro", UNSIGNED],
  [
    "an unsigned call before Gemini 3",
    toContents([[text], [call], [response]]),
    "gemini-2.5-pro",
    "accepted",
  ],
  [
    "a second call unsigned",
    toContents([[text], [signed, call], [response, response]]),
    "gemini-3-pro",
    "accepted",
  ],
  [
    "a second call unsigned, in a content of its own",
    [
      { role: "user", parts: [text] },
      { role: "model", parts: [signed] },
      { role: "model", parts: [call] },
      { role: "user", parts: [response, response] },
    ],
    "gemini-3-pro",
    "accepted",
  ],
  ["an unsigned call of the user's", toContents([[call]]), "gemini-3-pro", "accepted"],
  [
    "a call unsigned in an earlier turn",
    toContents([[text], [call], [response], [text], [text]]),
    "gemini-3-pro",
    "accepted",
  ],
  [
    "a second step unsigned",
    toContents([[text], [signed], [response], [call], [response]]),
    "gemini-flash-latest",
    UNSIGNED.replace("position 2", "position 4"),
  ],
  [
    "a call in snake case",
    toContents([
      [text],
      [{ function_call: call.functionCall, thought_signature: "c2ln" }],
      [response],
    ]),
    "gemini-3-pro",
    "accepted",
  ],
])("%s", async ([, contents, model, message]) => {
  expect(await ask({ contents }, model)).toBe(message);
});
