import { createOpenAI } from "@ai-sdk/openai";
import { convertToModelMessages, streamText, type UIMessage } from "ai";

const openai = createOpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "any" });

export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: openai("gpt-5.4"),
    system: "Answer in one sentence.",
    messages: await convertToModelMessages(messages),
    maxRetries: 0,
  });
  return result.toUIMessageStreamResponse({ onError: () => "The model has no time for you." });
}
