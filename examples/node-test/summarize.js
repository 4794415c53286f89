import OpenAI from "openai";

/** The app: it knows nothing of the mock. */
export async function summarize(text) {
  const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? "any" });
  const stream = await client.chat.completions.create({
    model: "gpt-5.4",
    stream: true,
    messages: [{ role: "user", content: `Summarize in one sentence: ${text}` }],
  });
  let summary = "";
  for await (const chunk of stream) summary += chunk.choices[0]?.delta.content ?? "";
  return summary;
}
