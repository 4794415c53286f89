import { ApiError, FunctionCallingConfigMode, GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, toBody } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-3.5-flash";

async function refusal(body: object): Promise<string> {
  const url = `https://generativelanguage.googleapis.com/v1beta/models/${model}:generateContent`;
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { error } = (await response.json()) as { error?: { code: number; message: string } };
  return `${error?.code} ${error?.message}`;
}

test("a chat session: the history, the function call and its response", async () => {
  const mock = llm.gemini.generateContent((call) => {
    if (call.toolResults.length > 0) return `It is ${JSON.stringify(call.toolResults[0]?.output)}`;
    const call1 = toolCall("get_weather", { city: "Oslo" }, { id: "c1" });
    return [reasoning("Hm.", { signature: "c2ln" }), call1];
  });
  server.use(mock);
  const chat = ai.chats.create({ model, config: { systemInstruction: "Be brief." } });
  const { functionCalls } = await chat.sendMessage({ message: "Weather in Oslo?" });
  const functionResponse = { ...functionCalls![0], args: undefined, response: { output: "rain" } };
  const answer = await chat.sendMessage({ message: { functionResponse } });
  expect(answer.text).toBe('It is {"output":"rain"}');
  expect(mock.calls[1]).toMatchObject({
    system: "Be brief.",
    prompt: [
      { role: "system", content: "Be brief." },
      { role: "user", content: [{ type: "text", text: "Weather in Oslo?" }] },
      {
        role: "assistant",
        content: [
          {
            type: "tool-call",
            toolCallId: "c1",
            toolName: "get_weather",
            input: { city: "Oslo" },
            signature: "c2ln",
          },
        ],
      },
      {
        role: "tool",
        content: [
          {
            type: "tool-result",
            toolCallId: "c1",
            toolName: "get_weather",
            output: { output: "rain" },
          },
        ],
      },
    ],
  });
});

test("a streamed chat session keeps what the model said", async () => {
  const mock = llm.gemini.generateContent("Hello you");
  server.use(mock);
  const chat = ai.chats.create({ model });
  for await (const _ of await chat.sendMessageStream({ message: "Hi" }));
  await chat.sendMessage({ message: "And?" });
  const said = mock.calls[1]?.prompt.flatMap(({ role, content }) =>
    role === "assistant" ? content.map((part) => (part.type === "text" ? part.text : "")) : [],
  );
  expect(said?.join("")).toBe("Hello you");
});

test("tools, choices and settings", async () => {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  const parameters = { type: "object", properties: {} };
  await ai.models.generateContent({
    model,
    contents: [{ role: "user", parts: [{ inlineData: { mimeType: "image/png", data: "AQID" } }] }],
    config: {
      tools: [
        {
          functionDeclarations: [
            { name: "a", description: "An a.", parametersJsonSchema: parameters },
          ],
        },
        { googleSearch: {} },
      ],
      toolConfig: {
        functionCallingConfig: { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ["a"] },
      },
      maxOutputTokens: 5,
      stopSequences: ["."],
      temperature: 0.5,
      topP: 0.9,
      seed: 7,
    },
  });
  expect(mock.calls[0]).toMatchObject({
    modelId: model,
    prompt: [{ role: "user", content: [{ type: "file", mediaType: "image/png", data: "AQID" }] }],
    tools: [
      { type: "function", name: "a", description: "An a.", inputSchema: parameters },
      { type: "provider", name: "googleSearch" },
    ],
    toolChoice: { type: "tool", toolName: "a" },
    maxOutputTokens: 5,
    stopSequences: ["."],
    temperature: 0.5,
    topP: 0.9,
    seed: 7,
    n: 1,
    stream: false,
  });
});

test("snake_case, and a single object for a list", async () => {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  const parts = [
    { file_data: { mime_type: "video/mp4", file_uri: "https://a.b/c" } },
    { text: "?" },
  ];
  await refusal({
    contents: { parts },
    system_instruction: { parts: { text: "Be brief." } },
    generation_config: { max_output_tokens: "7", response_mime_type: "application/json" },
    tools: [{ function_declarations: [{ name: "a", parameters_json_schema: { type: "object" } }] }],
    tool_config: { function_calling_config: { mode: "NONE" } },
  });
  expect(mock.calls[0]).toMatchObject({
    system: "Be brief.",
    lastUserText: "?",
    tools: [{ name: "a", inputSchema: { type: "object" } }],
    toolChoice: { type: "none" },
    responseFormat: { type: "json" },
    maxOutputTokens: 7,
  });
});

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
  const call = { functionCall: { name: "a", args: {} } };
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
