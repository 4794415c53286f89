import { test } from "vitest";
import { check, missing, type Row, unsupported } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const answer = { type: "string" };
const strictSchema = {
  type: "object",
  properties: { answer },
  required: ["answer"],
  additionalProperties: false,
};

function asFormat(schema: unknown, rest: object = {}): object {
  return {
    text: { format: { type: "json_schema", name: "reply", strict: true, schema, ...rest } },
  };
}

function asTool(parameters: unknown, rest: object = {}): object {
  return { tools: [{ type: "function", name: "reply", strict: true, parameters, ...rest }] };
}

const refusedFormat = (reason: string) => ({
  param: "text.format.schema",
  code: "invalid_json_schema",
  message: `Invalid schema for response_format 'reply': ${reason}`,
});
const refusedTool = (reason: string) => ({
  param: "tools[0].parameters",
  code: "invalid_function_parameters",
  message: `Invalid schema for function 'reply': ${reason}`,
});

const OPEN = "'additionalProperties' is required to be supplied and to be false.";
const INCOMPLETE =
  "'required' is required to be supplied and to be an array including every key in properties. Missing 'answer'.";

const rows: Row[] = [
  {
    name: "a format that nobody knows",
    refused: { text: { format: { type: "yaml" } } },
    error: unsupported("text.format.type", "yaml", "'json_object', 'text', and 'json_schema'"),
    accepted: { text: { format: { type: "text" } } },
  },
  {
    name: "a verbosity that nobody knows",
    refused: { text: { verbosity: "none" } },
    error: unsupported("text.verbosity", "none", "'low', 'medium', and 'high'"),
    accepted: { text: { verbosity: "low" } },
  },
  {
    name: "a schema without a name",
    refused: { text: { format: { type: "json_schema", schema: strictSchema } } },
    error: missing("text.format.name"),
    accepted: asFormat(strictSchema),
  },
  {
    name: "a name without a schema",
    refused: asFormat(undefined),
    error: missing("text.format.schema"),
    accepted: asFormat({ anyOf: [strictSchema] }, { strict: false }),
  },
  {
    name: "a name with a space",
    refused: asFormat(strictSchema, { name: "my reply" }),
    error: {
      param: "text.format.name",
      code: "invalid_value",
      message:
        "Invalid 'text.format.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
    },
    accepted: asFormat(strictSchema, { name: "my-reply" }),
  },
  {
    name: "a strict schema of a list",
    refused: asFormat({ type: "array", items: answer }),
    error: refusedFormat(`schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.`),
    accepted: asFormat({ type: "array", items: answer }, { strict: false }),
  },
  {
    name: "a strict schema that is open",
    refused: asFormat({ ...strictSchema, additionalProperties: true }),
    error: refusedFormat(`In context=(), ${OPEN}`),
    accepted: asFormat({ ...strictSchema, additionalProperties: true }, { strict: false }),
  },
  {
    name: "a strict schema with an optional property",
    refused: asFormat({ ...strictSchema, required: [] }),
    error: refusedFormat(`In context=(), ${INCOMPLETE}`),
    accepted: asFormat({ ...strictSchema, properties: {}, required: [] }),
  },
  {
    name: "a strict schema that is open within",
    refused: asFormat({
      ...strictSchema,
      properties: { answer: { type: "array", items: { type: "object", properties: {} } } },
    }),
    error: refusedFormat(`In context=('properties', 'answer', 'items'), ${OPEN}`),
    accepted: asFormat({
      ...strictSchema,
      properties: { answer: { type: "array", items: strictSchema } },
    }),
  },
  {
    name: "a strict schema with a choice of one",
    refused: asFormat({ ...strictSchema, properties: { answer: { oneOf: [answer] } } }),
    error: refusedFormat("In context=('properties', 'answer'), 'oneOf' is not permitted."),
    accepted: asFormat({ ...strictSchema, properties: { answer: { anyOf: [answer] } } }),
  },
  {
    name: "a strict function that is open",
    refused: asTool({ type: "object", properties: {} }),
    error: refusedTool(`In context=(), ${OPEN}`),
    // the API makes it strict itself
    accepted: asTool({ type: "object", properties: {} }, { strict: undefined }),
  },
  {
    name: "a strict function with an optional argument",
    refused: asTool({ ...strictSchema, required: [] }),
    error: refusedTool(`In context=(), ${INCOMPLETE}`),
    accepted: asTool({ ...strictSchema, required: [] }, { strict: null }),
  },
];

test.for(rows)("$name", check);
