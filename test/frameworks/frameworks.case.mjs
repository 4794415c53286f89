// Frameworks, and the older SDKs that some of them are built on, as their own pages use them.
import { openai as llamaOpenAI, OpenAIEmbedding } from "@llamaindex/openai";
import { anthropic as llamaAnthropic } from "@llamaindex/anthropic";
import { gemini as llamaGemini } from "@llamaindex/google";
import { agent } from "@llamaindex/workflow";
import { tool as llamaTool } from "llamaindex";
import ModelClient from "@azure-rest/ai-inference";
import { AzureKeyCredential } from "@azure/core-auth";
import { VertexAI } from "@google-cloud/vertexai";
import { GoogleGenerativeAI } from "@google/generative-ai";
import { googleAI } from "@genkit-ai/google-genai";
import { openAI } from "@genkit-ai/compat-oai/openai";
import { genkit, z as genkitZod } from "genkit";
import { ChatAnthropic } from "@langchain/anthropic";
import { tool as langTool } from "@langchain/core/tools";
import { createReactAgent } from "@langchain/langgraph/prebuilt";
import { Agent } from "@mastra/core/agent";
import { createTool } from "@mastra/core/tools";
import { chat } from "@tanstack/ai";
import { createAnthropicChat } from "@tanstack/ai-anthropic";
import { createGeminiChat } from "@tanstack/ai-gemini";
import { createOpenaiChat } from "@tanstack/ai-openai";
import { callTools, errors, llm } from "msw-llm";
import { setupLLM } from "msw-llm/vitest";
import { expect, test } from "vitest";
import { z } from "zod";

process.env.OPENAI_API_KEY = "any";
process.env.ANTHROPIC_API_KEY = "any";

const server = setupLLM();
const DEFAULT = "This is a mock request";
const apiKey = "any";
const Weather = z.object({ city: z.string() });

async function join(stream, toText) {
  let text = "";
  for await (const chunk of await stream) text += toText(chunk);
  return text;
}

/** What each tool gave back, as the last request told it. */
function listToolResults() {
  return server.calls.at(-1).toolResults.map(({ toolName }) => toolName);
}

test("@google/generative-ai", async () => {
  const client = new GoogleGenerativeAI(apiKey);
  const model = client.getGenerativeModel({ model: "gemini-2.5-flash" });
  expect((await model.generateContent("Hi")).response.text()).toBe(DEFAULT);
  const { stream } = await model.generateContentStream("Hi");
  expect(await join(stream, (chunk) => chunk.text())).toBe(DEFAULT);
  const talk = model.startChat();
  await talk.sendMessage("Hi");
  await talk.sendMessage("And then?");
  expect(server).toHaveReceivedPrompt("And then?");
  expect((await model.countTokens("Hi there")).totalTokens).toBeGreaterThan(0);
  const embedder = client.getGenerativeModel({ model: "gemini-embedding-001" });
  expect((await embedder.embedContent("a")).embedding.values).toHaveLength(3072);
  server.use(llm.gemini(errors.rateLimit()));
  await expect(model.generateContent("Hi")).rejects.toMatchObject({ status: 429 });
});

test("@google-cloud/vertexai", async () => {
  const client = new VertexAI({ project: "acme", location: "us-central1" });
  const model = client.getGenerativeModel({ model: "gemini-2.5-flash" });
  const { response } = await model.generateContent("Hi");
  expect(response.candidates[0].content.parts).toEqual([{ text: DEFAULT }]);
  const { stream } = await model.generateContentStream("Hi");
  const toText = ({ candidates }) => candidates[0].content.parts[0].text;
  expect(await join(stream, toText)).toBe(DEFAULT);
});

test.each(["https://models.github.ai/inference", "https://acme.services.ai.azure.com/models"])(
  "@azure-rest/ai-inference at %s",
  async (endpoint) => {
    const client = ModelClient(endpoint, new AzureKeyCredential(apiKey));
    const { status, body } = await client.path("/chat/completions").post({
      body: { model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] },
    });
    expect([status, body.choices[0].message.content]).toEqual(["200", DEFAULT]);
  },
);

test.each([
  ["OpenAI", () => llamaOpenAI({ model: "gpt-4o", apiKey })],
  ["Anthropic", () => llamaAnthropic({ model: "claude-sonnet-4-5", apiKey })],
  ["Gemini", () => llamaGemini({ model: "gemini-2.5-flash", apiKey })],
])("LlamaIndex with %s", async (_, create) => {
  const messages = [{ role: "user", content: "Hi" }];
  const { message } = await create().chat({ messages });
  expect([message.content].flat().map((part) => part.text ?? part)).toEqual([DEFAULT]);
  const stream = create().chat({ messages, stream: true });
  expect(await join(stream, ({ delta }) => delta)).toBe(DEFAULT);
});

test("LlamaIndex's agents and vectors", async () => {
  server.use(llm.openai(callTools()));
  const execute = ({ city }) => `Sunny in ${city}`;
  const weather = { name: "weather", description: "Tells it", parameters: Weather, execute };
  const teller = agent({
    llm: llamaOpenAI({ model: "gpt-4o", apiKey }),
    tools: [llamaTool(weather)],
  });
  const { data } = await teller.run("Weather?");
  expect(data.result).toBe(DEFAULT);
  expect(listToolResults()).toEqual(["weather"]);
  expect(await new OpenAIEmbedding({ apiKey }).getTextEmbedding("a")).toHaveLength(1536);
});

test("Genkit", async () => {
  const ai = genkit({ plugins: [googleAI({ apiKey }), openAI({ apiKey })] });
  const model = googleAI.model("gemini-2.5-flash");
  expect((await ai.generate({ model, prompt: "Hi" })).text).toBe(DEFAULT);
  expect((await ai.generate({ model: openAI.model("gpt-4o"), prompt: "Hi" })).text).toBe(DEFAULT);
  const { stream } = ai.generateStream({ model, prompt: "Hi" });
  expect(await join(stream, ({ text }) => text)).toBe(DEFAULT);
  const City = genkitZod.object({ city: genkitZod.string() });
  const { output } = await ai.generate({ model, prompt: "Which city?", output: { schema: City } });
  expect(output).toEqual({ city: "city" });

  server.use(llm.gemini(callTools()));
  const weather = ai.defineTool(
    {
      name: "weather",
      description: "Tells it",
      inputSchema: City,
      outputSchema: genkitZod.string(),
    },
    async ({ city }) => `Sunny in ${city}`,
  );
  const { text } = await ai.generate({ model, prompt: "Weather?", tools: [weather] });
  expect([text, listToolResults()]).toEqual([DEFAULT, ["weather"]]);
});

test.each(["openai/gpt-4o", "anthropic/claude-sonnet-4-5"])("Mastra with %s", async (model) => {
  const execute = async () => ({ sunny: true });
  const weather = createTool({
    id: "weather",
    description: "Tells it",
    inputSchema: Weather,
    execute,
  });
  const teller = new Agent({ id: "a", name: "a", instructions: "Help", model, tools: { weather } });
  expect((await teller.generate("Hi")).text).toBe(DEFAULT);
  expect(await join((await teller.stream("Hi")).textStream, (delta) => delta)).toBe(DEFAULT);
  server.use(llm(callTools()));
  expect((await teller.generate("Weather?")).text).toBe(DEFAULT);
  expect(listToolResults()).toEqual(["weather"]);
});

test.each([
  ["OpenAI", createOpenaiChat("gpt-4o", apiKey)],
  ["Anthropic", createAnthropicChat("claude-sonnet-4-5", apiKey)],
  ["Gemini", createGeminiChat("gemini-2.5-flash", apiKey)],
])("TanStack AI with %s", async (_, adapter) => {
  const stream = chat({ adapter, messages: [{ role: "user", content: "Hi" }] });
  const toText = ({ type, delta }) => (type === "TEXT_MESSAGE_CONTENT" ? delta : "");
  expect(await join(stream, toText)).toBe(DEFAULT);
});

test("LangGraph", async () => {
  server.use(llm.anthropic(callTools()));
  const weather = langTool(async ({ city }) => `Sunny in ${city}`, {
    name: "weather",
    description: "Tells it",
    schema: Weather,
  });
  const model = new ChatAnthropic({ model: "claude-sonnet-4-5", apiKey });
  const teller = createReactAgent({ llm: model, tools: [weather] });
  const { messages } = await teller.invoke({ messages: [{ role: "user", content: "Weather?" }] });
  expect(messages.map(({ text }) => text)).toEqual(["Weather?", "", "Sunny in city", DEFAULT]);
});
