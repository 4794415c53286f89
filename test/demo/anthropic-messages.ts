import Anthropic from "@anthropic-ai/sdk";
import { llm } from "msw-llm";
import { type DemoClient, QUESTION, WEATHER } from "./demo-client.ts";

export function createAnthropicMessages(): DemoClient {
  const client = new Anthropic({ apiKey: "any" });
  const params = {
    model: "claude-sonnet-5",
    max_tokens: 1024,
    messages: [{ role: "user" as const, content: QUESTION }],
    tools: [{ name: "get_weather", input_schema: WEATHER }],
  };
  return {
    title: "Anthropic messages, through @anthropic-ai/sdk",
    mock: llm.anthropic.messages,
    async ask() {
      const { content } = await client.messages.create(params);
      return content.map((block) => (block.type === "text" ? block.text : "")).join("");
    },
    async *stream() {
      for await (const event of await client.messages.create({ ...params, stream: true })) {
        const delta = event.type === "content_block_delta" ? event.delta : undefined;
        if (delta?.type === "text_delta") yield delta.text;
      }
    },
    async askForTool() {
      const { content } = await client.messages.create(params);
      const call = content.find((block) => block.type === "tool_use");
      return call ? `${call.name}(${JSON.stringify(call.input)})` : "";
    },
  };
}
