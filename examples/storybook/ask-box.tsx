import OpenAI from "openai";
import { type ReactElement, useState } from "react";

const client = new OpenAI({ apiKey: "any", dangerouslyAllowBrowser: true });

/** The app: it knows nothing of the mock. */
export function AskBox(): ReactElement {
  const [answer, setAnswer] = useState("");
  const [error, setError] = useState("");

  async function ask(question: string): Promise<void> {
    setAnswer("");
    setError("");
    try {
      const stream = await client.chat.completions.create({
        model: "gpt-5.4",
        stream: true,
        messages: [{ role: "user", content: question }],
      });
      for await (const chunk of stream) {
        setAnswer((text) => text + (chunk.choices[0]?.delta.content ?? ""));
      }
    } catch {
      setError("The model has no time for you. Try again.");
    }
  }

  return (
    <>
      <button onClick={() => void ask("How is the weather in Oslo?")}>Ask</button>
      <output>{answer}</output>
      {error && <p role="alert">{error}</p>}
    </>
  );
}
