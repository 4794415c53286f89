import { llm } from "msw-llm";
import OpenAI from "openai";
import { type DemoClient, QUESTION, WEATHER } from "./demo-client.ts";

export function createOpenAIResponses(): DemoClient {
  const client = new OpenAI({ apiKey: "any" });
  const params = {
    model: "gpt-5.4",
    input: QUESTION,
    tools: [{ type: "function" as const, name: "get_weather", parameters: WEATHER, strict: false }],
  };
  return {
    title: "OpenAI responses, through openai",
    mock: llm.openai.responses,
    async ask() {
      return (await client.responses.create(params)).output_text;
    },
    async *stream() {
      for await (const event of await client.responses.create({ ...params, stream: true })) {
        if (event.type === "response.output_text.delta") yield event.delta;
      }
    },
    async askForTool() {
      const { output } = await client.responses.create(params);
      const call = output.find((item) => item.type === "function_call");
      return call ? `${call.name}(${call.arguments})` : "";
    },
  };
}
