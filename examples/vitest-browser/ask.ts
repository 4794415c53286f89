import OpenAI from "openai";

const client = new OpenAI({ apiKey: "any", dangerouslyAllowBrowser: true });

/** The app: it knows nothing of the mock. */
export async function ask(question: string, onText: (text: string) => void): Promise<void> {
  const stream = await client.chat.completions.create({
    model: "gpt-5.4",
    stream: true,
    messages: [{ role: "user", content: question }],
  });
  for await (const chunk of stream) onText(chunk.choices[0]?.delta.content ?? "");
}
