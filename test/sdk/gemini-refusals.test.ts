import { ApiError, GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { toBody } from "./gemini-client.ts";
import { post } from "./gemini-refusal.ts";

const server = usePack();
const model = "gemini-3.5-flash";

async function refusal(body: object): Promise<string> {
  const url = `https://generativelanguage.googleapis.com/v1beta/models/${model}:generateContent`;
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { error } = (await response.json()) as { error?: { code: number; message: string } };
  return `${error?.code} ${error?.message}`;
}

test("what Google refuses, in its words", async () => {
  const contents = [{ role: "user", parts: [{ text: "Hi" }] }];
  expect(await refusal({})).toBe(
    "400 * GenerateContentRequest.contents: contents is not specified\n",
  );
  expect(await refusal({ contents: [] })).toMatch(/contents is not specified/);
  expect(await refusal({ contents: "Hi" })).toBe(
    `400 Invalid value at 'contents' (type.googleapis.com/google.ai.generativelanguage.v1beta.Content), "Hi"`,
  );
  expect(await refusal({ contents: [{ role: "assistant", parts: [{ text: "Hi" }] }] })).toBe(
    "400 Please use a valid role: user, model.",
  );
  expect(await refusal({ contents: [{ role: "user", parts: [] }] })).toBe(
    "400 * GenerateContentRequest.contents[0].parts: contents.parts must not be empty.\n",
  );
  expect(await refusal({ contents: [{ parts: [{ text: { a: 1 } }] }] })).toBe(
    "400 Invalid value at 'contents[0].parts[0]' (text), Starting an object on a scalar field",
  );
  expect(await refusal({ contents, generationConfig: { temperature: "hot" } })).toBe(
    `400 Invalid value at 'generation_config.temperature' (TYPE_FLOAT), "hot"`,
  );
});

test("every function call is answered in the turn after it", async () => {
  const call = { functionCall: { name: "a", args: {} }, thoughtSignature: "c2ln" };
  const response = { functionResponse: { name: "a", response: {} } };
  const turns = (calls: number, responses: number) => ({
    contents: [
      { role: "user", parts: [{ text: "Hi" }] },
      {
        role: "model",
        parts: [{ text: "Let me see." }, ...Array.from({ length: calls }, () => call)],
      },
      { role: "user", parts: Array.from({ length: responses }, () => response) },
    ],
  });
  expect(await refusal(turns(2, 1))).toMatch(
    /^400 Please ensure that the number of function response/,
  );
  expect(await refusal(turns(0, 1))).toMatch(
    /^400 Please ensure that function response turn comes/,
  );
  expect(await refusal(turns(2, 2))).toBe("undefined undefined");
});

test("lines of a refusal are violations where each says what is invalid", async () => {
  const fieldViolations = async (message: string): Promise<unknown> => {
    server.use(llm.gemini.generateContent(errors.badRequest(message, { param: "contents" })));
    const contents = [{ parts: [{ text: "Hi" }] }];
    return (await post(`${model}:generateContent`, { contents }))?.details;
  };
  const asDetails = (...descriptions: string[]): object[] => [
    {
      "@type": "type.googleapis.com/google.rpc.BadRequest",
      fieldViolations: descriptions.map((description) => ({ field: "contents", description })),
    },
  ];
  expect(await fieldViolations("Invalid one.\nInvalid two.")).toEqual(
    asDetails("Invalid one.", "Invalid two."),
  );
  expect(await fieldViolations("Invalid one.\nOr two.")).toEqual(
    asDetails("Invalid one.\nOr two."),
  );
});

test("checks that are asked for", async () => {
  const options = { validate: { credentials: true, unknownParameters: true } };
  server.use(llm.gemini.generateContent("Hi", options));
  expect(await refusal({ contents: [] })).toMatch(/^400 API key not valid/);
  const strict = new GoogleGenAI({ apiKey: "k", httpOptions: { extraBody: { nonsense: 1 } } });
  const error = await strict.models
    .generateContent({ model, contents: "Hi" })
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect(toBody(error as ApiError).message).toBe(
    'Invalid JSON payload received. Unknown name "nonsense": Cannot find field.',
  );
});
