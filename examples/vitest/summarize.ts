import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "any" });

/** The app: it knows nothing of the mock. */
export async function summarize(text: string): Promise<string> {
  const stream = await client.chat.completions.create({
    model: "gpt-5.4",
    stream: true,
    messages: [
      { role: "system", content: "Summarize in one sentence." },
      { role: "user", content: text },
    ],
  });
  let summary = "";
  for await (const chunk of stream) summary += chunk.choices[0]?.delta.content ?? "";
  return summary;
}
