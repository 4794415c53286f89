import { type Schema, Type } from "@google/genai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-3.5-flash";

/** What a spy sees of a function's parameters. */
async function readSchema(parameters: Schema): Promise<unknown> {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  const tools = [{ functionDeclarations: [{ name: "a", parameters }] }];
  await ai.models.generateContent({ model, contents: "Hi", config: { tools } });
  return mock.calls[0]?.tools[0]?.inputSchema;
}

test.for<[name: string, schema: Schema, expected: object]>([
  [
    "types in lower case, at every depth",
    {
      type: Type.OBJECT,
      properties: {
        list: { type: Type.ARRAY, items: { type: Type.NUMBER } },
        either: { anyOf: [{ type: Type.BOOLEAN }, { type: Type.NULL }] },
      },
      required: ["list"],
    },
    {
      type: "object",
      properties: {
        list: { type: "array", items: { type: "number" } },
        either: { anyOf: [{ type: "boolean" }, { type: "null" }] },
      },
      required: ["list"],
    },
  ],
  [
    "numbers that are written as texts",
    { type: Type.ARRAY, items: { type: Type.STRING, maxLength: "9" }, minItems: "1" },
    { type: "array", items: { type: "string", maxLength: 9 }, minItems: 1 },
  ],
  [
    "a nullable type",
    { type: Type.STRING, nullable: true, description: "A." },
    { type: ["string", "null"], description: "A." },
  ],
  [
    "a nullable enum",
    { type: Type.STRING, format: "enum", enum: ["a", "b"], nullable: true },
    { type: ["string", "null"], enum: ["a", "b", null] },
  ],
  [
    "a nullable choice",
    { anyOf: [{ type: Type.STRING }], nullable: true },
    { anyOf: [{ type: "string" }, { type: "null" }] },
  ],
  ["a type that is null alone", { type: Type.NULL, nullable: true }, { type: "null" }],
  [
    "an enum of fractions, and of what is no number",
    { type: Type.NUMBER, format: "enum", enum: ["1.5", "a"] },
    { type: "number", enum: [1.5, "a"] },
  ],
  [
    "an enum of numbers",
    { type: Type.INTEGER, format: "enum", enum: ["101", "201"] },
    { type: "integer", enum: [101, 201] },
  ],
  [
    "what JSON Schema calls the same",
    { type: Type.NUMBER, format: "double", minimum: 1, maximum: 2, title: "A", default: 1 },
    { type: "number", format: "double", minimum: 1, maximum: 2, title: "A", default: 1 },
  ],
  ["an example", { type: Type.STRING, example: "x" }, { type: "string", examples: ["x"] }],
  ["no type", { type: Type.TYPE_UNSPECIFIED, title: "A" }, { title: "A" }],
  [
    "a property that is called as a keyword",
    { type: Type.OBJECT, properties: { nullable: { type: Type.STRING } } },
    { type: "object", properties: { nullable: { type: "string" } } },
  ],
])("%s", async ([, schema, expected]) => {
  expect(await readSchema(schema)).toStrictEqual(expected);
});

test("properties in the order that the model is to keep", async () => {
  const properties = {
    a: { type: Type.STRING },
    b: { type: Type.STRING },
    c: { type: Type.STRING },
  };
  const schema = await readSchema({
    type: Type.OBJECT,
    properties,
    propertyOrdering: ["c", "a", "none"],
  });
  expect(Object.keys((schema as { properties: object }).properties)).toEqual(["c", "a", "b"]);
  expect(schema).not.toHaveProperty("propertyOrdering");
});

test("the schema of an answer", async () => {
  const mock = llm.gemini.generateContent("{}");
  server.use(mock);
  const responseSchema: Schema = { type: Type.OBJECT, properties: { a: { type: Type.STRING } } };
  const config = { responseMimeType: "application/json", responseSchema };
  await ai.models.generateContent({ model, contents: "Hi", config });
  const schema = { type: "object", properties: { a: { type: "string" } } };
  expect(mock.calls[0]?.responseFormat).toEqual({ type: "json", schema });
});

test("one of a few texts, and a text in another format", async () => {
  const mock = llm.gemini.generateContent(({ responseFormat }) =>
    responseFormat?.type === "json" ? '"a"' : "a",
  );
  server.use(mock);
  const responseSchema: Schema = { type: Type.STRING, enum: ["a", "b"] };
  const ask = (responseMimeType: string, schema?: Schema) =>
    ai.models.generateContent({
      model,
      contents: "Hi",
      config: { responseMimeType, ...(schema && { responseSchema: schema }) },
    });
  await ask("text/x.enum", responseSchema);
  await ask("application/json", responseSchema);
  await ask("application/yaml");
  expect(mock.calls.map(({ responseFormat }) => responseFormat)).toEqual([
    { type: "choice", options: ["a", "b"] },
    { type: "json", schema: { type: "string", enum: ["a", "b"] } },
    { type: "text" },
  ]);
});

test("the newer format of an answer", async () => {
  const mock = llm.gemini.generateContent("{}");
  server.use(mock);
  const schema = { type: "object" };
  const ask = (text: object) =>
    ai.models.generateContent({
      model,
      contents: "Hi",
      config: { httpOptions: { extraBody: { generationConfig: { responseFormat: { text } } } } },
    });
  await ask({ mimeType: "APPLICATION_JSON", schema });
  await ask({ mimeType: "TEXT_PLAIN" });
  expect(mock.calls.map(({ responseFormat }) => responseFormat)).toEqual([
    { type: "json", schema },
    { type: "text" },
  ]);
});
