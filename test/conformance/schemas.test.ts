import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { findSchemaFault } from "../../src/schema/check.ts";
import { toDraft7Judge, toJudge } from "../schema/judge.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";

const ENDPOINTS = [
  ["openai", "POST /v1/chat/completions"],
  ["openai", "POST /v1/responses"],
  ["anthropic", "POST /v1/messages"],
  // who speaks OpenAI's formats
  ["azure", "POST /openai/v1/responses"],
  ["deepseek", "POST /chat/completions"],
  ["groq", "POST /openai/v1/chat/completions"],
  ["mistral", "POST /v1/chat/completions"],
  ["ollama", "POST /api/chat"],
  ["openrouter", "POST /api/v1/chat/completions"],
  ["xai", "POST /v1/chat/completions"],
] as const;

/** Where a request holds a JSON Schema. */
const HOLDERS = ["parameters", "input_schema", "schema"];

/** The schemas of tools and of responses, each once. */
function collectSchemas(): object[] {
  const found = new Set<string>();
  const search = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (HOLDERS.includes(name) && isSchema(inner)) found.add(JSON.stringify(inner));
      else search(inner);
    }
  };
  for (const [provider, endpoint] of ENDPOINTS) {
    for (const { request, response } of readRecordings(provider, endpoint)) {
      // a schema that the provider refused may be none
      if (response.status < 300) search(request);
    }
  }
  return [...found].map((text) => JSON.parse(text) as object);
}

function isSchema(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ("type" in value || "$ref" in value || "anyOf" in value)
  );
}

test.skipIf(!hasRecordings)("every recorded schema gets an example that ajv accepts", () => {
  const schemas = collectSchemas();
  expect(schemas.length).toBeGreaterThan(90);
  for (const schema of schemas) {
    const { $schema = "", ...plain } = schema as { $schema?: string };
    const judge = $schema.includes("draft-07") ? toDraft7Judge(plain) : toJudge(plain);
    const example = createExample(schema);
    expect({ schema, example, isAccepted: judge(example) }).toMatchObject({ isAccepted: true });
    expect(findSchemaFault(example, schema)).toBeUndefined();
  }
});
