import { Agent, run, setTracingDisabled, tool } from "@openai/agents";
import { z } from "zod";

setTracingDisabled(true);

const getWeather = tool({
  name: "get_weather",
  description: "The weather in a city",
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => `It is 18 °C and cloudy in ${city}.`,
});

/** The app: it knows nothing of the mock. */
export async function askAgent(question: string): Promise<string | undefined> {
  const agent = new Agent({ name: "Weather", model: "gpt-5.4", tools: [getWeather] });
  const { finalOutput } = await run(agent, question);
  return finalOutput;
}
