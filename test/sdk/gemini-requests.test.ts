import { FunctionCallingConfigMode } from "@google/genai";
import { expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, offer } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-3.5-flash";

async function post(body: object): Promise<void> {
  const url = `https://generativelanguage.googleapis.com/v1beta/models/${model}:generateContent`;
  await fetch(url, { method: "POST", body: JSON.stringify(body) });
}

test("a chat session: the history, the function call and its response", async () => {
  const mock = llm.gemini.generateContent((call) => {
    if (call.toolResults.length > 0) return `It is ${String(call.toolResults[0]?.output)}`;
    const call1 = toolCall("get_weather", { city: "Oslo" }, { id: "c1" });
    return [reasoning("Hm.", { signature: "c2ln" }), call1];
  });
  server.use(mock);
  const config = { systemInstruction: "Be brief.", tools: offer("get_weather") };
  const chat = ai.chats.create({ model, config });
  const { functionCalls } = await chat.sendMessage({ message: "Weather in Oslo?" });
  const functionResponse = { ...functionCalls![0], args: undefined, response: { output: "rain" } };
  const answer = await chat.sendMessage({ message: { functionResponse } });
  expect(answer.text).toBe("It is rain");
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
            output: "rain",
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

test("a function's failure, and an output without a key", async () => {
  const mock = llm.gemini.generateContent("Sorry");
  server.use(mock);
  const responses = [{ error: "no such city" }, { result: 1 }];
  await post({
    contents: [
      { role: "model", parts: responses.map(() => ({ functionCall: { name: "a" } })) },
      { parts: responses.map((response) => ({ functionResponse: { name: "a", response } })) },
    ],
  });
  expect(mock.calls[0]?.toolResults).toMatchObject([
    { toolName: "a", output: "no such city", isError: true },
    { toolName: "a", output: { result: 1 } },
  ]);
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
  await post({
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
