import { llm } from "msw-llm";
import OpenAI from "openai";
import { type DemoClient, QUESTION, WEATHER } from "./demo-client.ts";

export function createOpenAIChat(): DemoClient {
  const client = new OpenAI({ apiKey: "any" });
  const params = {
    model: "gpt-5.4",
    messages: [{ role: "user" as const, content: QUESTION }],
    tools: [{ type: "function" as const, function: { name: "get_weather", parameters: WEATHER } }],
  };
  return {
    title: "OpenAI chat completions, through openai",
    mock: llm.openai.chat,
    async ask() {
      const completion = await client.chat.completions.create(params);
      return completion.choices[0]?.message.content ?? "";
    },
    async *stream() {
      const chunks = await client.chat.completions.create({ ...params, stream: true });
      for await (const chunk of chunks) {
        const text = chunk.choices[0]?.delta.content;
        if (text) yield text;
      }
    },
    async askForTool() {
      const completion = await client.chat.completions.create(params);
      const [call] = completion.choices[0]?.message.tool_calls ?? [];
      return call?.type === "function" ? `${call.function.name}(${call.function.arguments})` : "";
    },
  };
}
