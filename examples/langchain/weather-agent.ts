import { ChatOpenAI } from "@langchain/openai";
import { createAgent, tool } from "langchain";
import { z } from "zod";

const getWeather = tool(({ city }) => `It is 18 °C and cloudy in ${city}.`, {
  name: "get_weather",
  description: "The weather in a city",
  schema: z.object({ city: z.string() }),
});

/** The app: it knows nothing of the mock. */
export async function askAgent(question: string): Promise<string> {
  const agent = createAgent({
    model: new ChatOpenAI({ model: "gpt-5.4", apiKey: "any" }),
    tools: [getWeather],
  });
  const { messages } = await agent.invoke({ messages: [{ role: "user", content: question }] });
  return messages.at(-1)?.text ?? "";
}
