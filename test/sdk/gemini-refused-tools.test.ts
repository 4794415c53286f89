import { ApiError, type FunctionDeclaration, Type } from "@google/genai";
import { expect, test } from "vitest";
import { usePack } from "../support/server.ts";
import { ai, toBody } from "./gemini-client.ts";
import { ask, PACKAGE, post } from "./gemini-refusal.ts";

usePack();

const FIELD = "tools[0].function_declarations[0].parameters";
const AT = `* GenerateContentRequest.${FIELD}`;

function cannotFind(name: string, at: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${at}': Cannot find field.`;
}

function startsList(name: string, at: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${at}': Proto field is not repeating, cannot start list.`;
}

const STRING = { type: "STRING" };

test.for<[parameters: unknown, message: string]>([
  [{ type: "object", additionalProperties: false }, cannotFind("additionalProperties", FIELD)],
  [
    { type: "OBJECT", $schema: "a", properties: { a: { type: "STRING", const: "x" } } },
    `${cannotFind("$schema", FIELD)}\n${cannotFind("const", `${FIELD}.properties[0].value`)}`,
  ],
  [
    { type: "ARRAY", items: { anyOf: [{ $ref: "#" }] } },
    cannotFind("$ref", `${FIELD}.items.any_of[0]`),
  ],
  [{ type: "OBJECT", properties: { $ref: STRING, additionalProperties: STRING } }, "accepted"],
  [{ type: "text" }, `Invalid value at '${FIELD}.type' (${PACKAGE}.Type), "text"`],
  [{ type: 6 }, "accepted"],
  [{ type: ["string", "null"] }, startsList("type", FIELD)],
  [{ type: "ARRAY", items: [STRING] }, startsList("items", FIELD)],
  [{ type: "ARRAY", items: true }, `Invalid value at '${FIELD}.items' (${PACKAGE}.Schema), true`],
  [
    { type: "OBJECT", properties: { a: "string" } },
    `Invalid value at '${FIELD}.properties[0].value' (${PACKAGE}.Schema), "string"`,
  ],
  [{ type: "INTEGER", enum: [1] }, `Invalid value at '${FIELD}.enum[0]' (TYPE_STRING), 1`],
  [{ type: "INTEGER", enum: ["1"] }, "accepted"],
  [
    { type: "ARRAY", items: STRING, minItems: 1.5 },
    `Invalid value at '${FIELD}.min_items' (TYPE_INT64), 1.5`,
  ],
  [{ type: "ARRAY", items: STRING, min_items: "1", max_items: 2 }, "accepted"],
  [{ type: "STRING", pattern: 5 }, `Invalid value at '${FIELD}.pattern' (TYPE_STRING), 5`],
  [{ type: "STRING", nullable: true, example: 1, default: {}, title: "A" }, "accepted"],
  [
    { type: "OBJECT", properties: { a: { type: "ARRAY" } } },
    `${AT}.properties[a].items: missing field.\n`,
  ],
  [{ type: "OBJECT", properties: { a: { type: "ARRAY", items: {} } } }, "accepted"],
  [{ type: "ARRAY", items: { type: "ARRAY" } }, `${AT}.items.items: missing field.\n`],
  [{ type: "STRING", items: STRING }, `${AT}.items: field predicate failed: $type == Type.ARRAY\n`],
  [{ properties: { a: STRING } }, `${AT}.properties: only allowed for OBJECT type\n`],
  [
    { anyOf: [{ required: ["a"] }, STRING] },
    `${AT}.any_of[0].required: only allowed for OBJECT type\n${AT}.any_of[0].required[0]: property is not defined\n`,
  ],
  [
    { type: "OBJECT", properties: { a: STRING }, required: ["a", "b"] },
    `${AT}.required[1]: property is not defined\n`,
  ],
  [{ type: "OBJECT", properties: {}, required: [] }, "accepted"],
  [{ anyOf: STRING }, "accepted"],
  [{ type: "NUMBER", minimum: 1.5, maximum: "2.5" }, "accepted"],
  [{ type: "STRING", enum: ["a", ""] }, `${AT}.enum[1]: cannot be empty\n`],
  ["none", `Invalid value at '${FIELD}' (${PACKAGE}.Schema), "none"`],
])("parameters %j: %s", async ([parameters, message]) => {
  const tools = [{ functionDeclarations: [{ name: "a", parameters }] }];
  expect(await ask({ tools })).toBe(message);
});

test("every line of the parser is a violation of its own field", async () => {
  const responseSchema = { type: "STRING", $id: "a", items: { const: 1 } };
  const generationConfig = { responseSchema, responseMimeType: "application/json" };
  const at = "generation_config.response_schema";
  const fieldViolations = [
    { field: at, description: cannotFind("$id", at) },
    { field: `${at}.items`, description: cannotFind("const", `${at}.items`) },
  ];
  const contents = [{ parts: [{ text: "Hi" }] }];
  expect(
    await post("gemini-2.5-flash:generateContent", { contents, generationConfig }),
  ).toMatchObject({
    message: fieldViolations.map(({ description }) => description).join("\n"),
    details: [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations }],
  });
});

const a: FunctionDeclaration = { name: "a" };
const INVALID_NAME =
  "* GenerateContentRequest.tools[0].function_declarations[0].name: Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 128.\n";

test.for<[name: string, body: object, message: string]>([
  ["a name with a space", { tools: [{ functionDeclarations: [{ name: "a b" }] }] }, INVALID_NAME],
  ["a digit first", { tools: [{ functionDeclarations: [{ name: "1a" }] }] }, INVALID_NAME],
  [
    "a name of 129 letters",
    { tools: [{ functionDeclarations: [{ name: "a".repeat(129) }] }] },
    INVALID_NAME,
  ],
  [
    "a name of 128 letters",
    { tools: [{ function_declarations: { name: `_.:-${"a".repeat(124)}` } }] },
    "accepted",
  ],
  [
    "a name twice",
    { tools: [{ functionDeclarations: [a] }, { functionDeclarations: [a] }] },
    "Duplicate function declaration found: a",
  ],
  ["two names", { tools: [{ functionDeclarations: [a, { name: "A" }] }] }, "accepted"],
  [
    "a mode without functions",
    {
      tools: [{ googleSearch: {} }],
      toolConfig: { functionCallingConfig: { mode: "AUTO" } },
    },
    "Function calling config is set without function_declarations.",
  ],
  [
    "a config of other tools",
    { tools: [{ googleSearch: {} }], toolConfig: { includeServerSideToolInvocations: true } },
    "accepted",
  ],
  [
    "an unknown function allowed",
    {
      tools: [{ functionDeclarations: [a] }],
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["a", "b"] } },
    },
    "allowed_function_names should be a subset of the provided function_declarations",
  ],
  [
    "a function allowed that a server may have",
    {
      tools: [{ functionDeclarations: [a] }, { mcpServers: [{ name: "s" }] }],
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["a", "b"] } },
    },
    "accepted",
  ],
  [
    "a mode with Google's own functions",
    { tools: [{ computerUse: {} }], toolConfig: { functionCallingConfig: { mode: "ANY" } } },
    "accepted",
  ],
  [
    "an unknown mode",
    {
      tools: [{ functionDeclarations: [a] }],
      toolConfig: { functionCallingConfig: { mode: "MAYBE" } },
    },
    `Invalid value at 'tool_config.function_calling_config.mode' (${PACKAGE}.FunctionCallingConfig.Mode), "MAYBE"`,
  ],
  [
    "a known mode",
    {
      tools: [{ functionDeclarations: [a] }],
      toolConfig: { functionCallingConfig: { mode: "validated" } },
    },
    "accepted",
  ],
])("%s", async ([, body, message]) => {
  expect(await ask(body)).toBe(message);
});

test("through the SDK, a refusal is its ApiError", async () => {
  const parameters = { type: Type.OBJECT, properties: { list: { type: Type.ARRAY } } };
  const tools = [{ functionDeclarations: [{ name: "a", parameters }] }];
  const error: unknown = await ai.models
    .generateContent({ model: "gemini-2.5-flash", contents: "Hi", config: { tools } })
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).status).toBe(400);
  expect(toBody(error as ApiError).message).toBe(`${AT}.properties[list].items: missing field.\n`);
});

test("a chat that loses its signatures is refused, one that keeps them is not", async () => {
  const user = { role: "user", parts: [{ text: "Weather?" }] };
  const functionCall = { name: "a", args: {} };
  const message = { functionResponse: { name: "a", response: { output: "Rain" } } };
  const send = (part: object) => {
    const history = [user, { role: "model", parts: [part] }];
    return ai.chats.create({ model: "gemini-3.5-flash", history }).sendMessage({ message });
  };
  expect((await send({ functionCall, thoughtSignature: "c2ln" })).text).toBe(
    "This is a mock request",
  );
  const error: unknown = await send({ functionCall }).catch((e: unknown) => e);
  expect(toBody(error as ApiError).message).toMatch(
    /^Function call is missing a thought_signature .* function call `default_api:a` , position 2\./,
  );
});
