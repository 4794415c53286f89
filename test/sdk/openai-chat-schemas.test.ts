import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  validateParametersSchema,
  validateStrictSchema,
} from "../../src/codecs/openai-strict-schema.ts";
import {
  missing,
  type Refusal,
  refusalOf,
  tooLong,
  unlikePattern,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Asked with plain parameters, as a program without types would. */
function ask(format: unknown, content = "Hello"): Promise<unknown> {
  const messages = [{ role: "user", content }];
  return client.chat.completions.create({
    model: "gpt-5.4",
    messages,
    response_format: format,
  } as never);
}

test.for<[format: unknown, refusal: Refusal]>([
  ["json", wrongType("response_format", "an object", "a string")],
  [{}, missing("response_format.type")],
  [
    { type: "json" },
    unsupported("response_format.type", "json", "'json_object', 'json_schema', and 'text'"),
  ],
  [{ type: "json_schema" }, missing("response_format.json_schema")],
  [{ type: "json_schema", json_schema: {} }, missing("response_format.json_schema.name")],
  [
    { type: "json_schema", json_schema: { name: "a b" } },
    unlikePattern("response_format.json_schema.name"),
  ],
  [
    { type: "json_schema", json_schema: { name: "a".repeat(65) } },
    tooLong("response_format.json_schema.name", "string", { maximum: 64, length: 65 }),
  ],
  [
    { type: "json_schema", json_schema: { name: "a", schema: "x" } },
    wrongType("response_format.json_schema.schema", "an object", "a string"),
  ],
  [
    { type: "json_schema", json_schema: { name: "a", strict: "yes" } },
    wrongType("response_format.json_schema.strict", "a boolean", "a string"),
  ],
  [
    { type: "json_object" },
    {
      param: "messages",
      code: null,
      message:
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    },
  ],
])("refuses %j", async ([format, refusal]) => {
  expect(await refusalOf(ask(format))).toEqual(refusal);
});

test("a schema that is not strict, or not asked for, may be anything", async () => {
  const schema = { type: "object", properties: { a: { oneOf: [{}] } } };
  const format = { type: "json_schema", json_schema: { name: "x", schema } };
  expect(await refusalOf(ask(format))).toBeUndefined();
  const strict = { name: "x", strict: true, schema: {} };
  expect(await refusalOf(ask({ type: "text", json_schema: strict }))).toBeUndefined();
});

test.for(["Answer in JSON.", "a json please", "MyJsonThing"])(
  "JSON mode is spoken of: %s",
  async (content) => {
    expect(await refusalOf(ask({ type: "json_object" }, content))).toBeUndefined();
  },
);

test("a schema of any depth is judged", () => {
  let schema: object = {};
  for (let depth = 0; depth < 5000; depth++) schema = { type: "array", items: schema };
  const place = { subject: "function 'a'", param: "tools", code: null };
  const root = { type: "object", properties: { a: schema }, required: ["a"] };
  expect(validateStrictSchema({ ...root, additionalProperties: false }, place)).toBeUndefined();
  expect(validateParametersSchema({ properties: { a: schema } }, place)).toBeUndefined();
});
