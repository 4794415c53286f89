import { ApiError, GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { errors, llm, type LLMError, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { toBody } from "./gemini-client.ts";
import { hello, post } from "./gemini-refusal.ts";

const server = usePack();
const model = "gemini-3.5-flash";
const RPC = "type.googleapis.com/google.rpc";

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

test.for<[error: LLMError, status: string, details: object[] | undefined]>([
  [
    errors.insufficientQuota(),
    "RESOURCE_EXHAUSTED",
    [{ "@type": `${RPC}.QuotaFailure` }, { "@type": `${RPC}.Help` }],
  ],
  [
    errors.invalidApiKey(),
    "INVALID_ARGUMENT",
    [
      { "@type": `${RPC}.ErrorInfo`, reason: "API_KEY_INVALID" },
      { "@type": `${RPC}.LocalizedMessage`, locale: "en-US" },
    ],
  ],
  [errors.serverError(), "INTERNAL", undefined],
])("the details of %j", async ([reply, status, details]) => {
  server.use(llm.gemini.generateContent(reply));
  const error = await post(`${model}:generateContent`, { contents: hello });
  expect(error).toMatchObject({ status, ...(details && { details }) });
  expect(error?.details?.length).toBe(details?.length);
});

test("a mistyped field is named in the details, and a reply that does not fit says whose it is", async () => {
  const path = `${model}:generateContent`;
  const temperature = "generation_config.temperature";
  const description = `Invalid value at '${temperature}' (TYPE_FLOAT), "hot"`;
  expect(
    (await post(path, { contents: hello, generationConfig: { temperature: "hot" } }))?.details,
  ).toEqual([
    { "@type": `${RPC}.BadRequest`, fieldViolations: [{ field: temperature, description }] },
  ]);
  server.use(llm.gemini.generateContent(toolCall("unknown")));
  expect((await post(path, { contents: hello }))?.details).toEqual([
    { "@type": `${RPC}.ErrorInfo`, reason: "MSW_LLM", domain: "msw-llm" },
  ]);
});

test("an unknown model is told with the version and the method that were asked", async () => {
  server.use(llm.gemini.embedContent(errors.modelNotFound()));
  const url = "https://generativelanguage.googleapis.com/v1/models/x:embedContent";
  const body = JSON.stringify({ content: { parts: [{ text: "Hi" }] } });
  const response = await fetch(url, { method: "POST", body });
  expect(await response.json()).toMatchObject({
    error: {
      code: 404,
      message: expect.stringContaining(
        "models/x is not found for API version v1, or is not supported for embedContent.",
      ),
    },
  });
});

test("lines of a refusal are violations where each says what is invalid", async () => {
  const fieldViolations = async (message: string): Promise<unknown> => {
    server.use(llm.gemini.generateContent(errors.badRequest(message, { param: "contents" })));
    const contents = [{ parts: [{ text: "Hi" }] }];
    return (await post(`${model}:generateContent`, { contents }))?.details;
  };
  const asDetails = (...descriptions: string[]): object[] => [
    {
      "@type": `${RPC}.BadRequest`,
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
  const description = 'Invalid JSON payload received. Unknown name "nonsense": Cannot find field.';
  expect(toBody(error as ApiError)).toEqual({
    code: 400,
    status: "INVALID_ARGUMENT",
    message: description,
    details: [{ "@type": `${RPC}.BadRequest`, fieldViolations: [{ description }] }],
  });
});
