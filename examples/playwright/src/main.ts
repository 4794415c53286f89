import OpenAI from "openai";
import { startMock } from "./mock.ts";

// an app does this where it is developed or tested alone: `if (import.meta.env.DEV)`
await startMock();

const client = new OpenAI({ apiKey: "any", dangerouslyAllowBrowser: true });
const button = document.querySelector("button")!;
const output = document.querySelector("output")!;

button.disabled = false;
button.addEventListener("click", () => void ask());

async function ask(): Promise<void> {
  output.textContent = "";
  try {
    const stream = await client.chat.completions.create({
      model: "gpt-5.4",
      stream: true,
      messages: [{ role: "user", content: "How is the weather in Oslo?" }],
    });
    for await (const chunk of stream) output.append(chunk.choices[0]?.delta.content ?? "");
  } catch {
    output.textContent = "The model has no time for you.";
  }
}
