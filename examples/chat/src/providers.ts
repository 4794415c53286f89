import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";

export interface Turn {
  role: "user" | "assistant";
  text: string;
}

/** Sends a conversation, and gives the pieces of the answer as they arrive. */
export type Ask = (turns: Turn[], signal: AbortSignal) => AsyncIterable<string>;

/** The official SDKs, as an app has them; only the keys are not real. */
export const PROVIDERS: Record<string, Ask> = {
  OpenAI: askOpenAI,
  Anthropic: askAnthropic,
  Gemini: askGemini,
};

const openai = new OpenAI({ apiKey: "mock", dangerouslyAllowBrowser: true });
const anthropic = new Anthropic({ apiKey: "mock", dangerouslyAllowBrowser: true });
const gemini = new GoogleGenAI({ apiKey: "mock" });

async function* askOpenAI(turns: Turn[], signal: AbortSignal): AsyncGenerator<string> {
  const messages = turns.map(({ role, text }) => ({ role, content: text }));
  const stream = await openai.chat.completions.create(
    { model: "gpt-5.4", messages, stream: true },
    { signal },
  );
  for await (const { choices } of stream) {
    const delta = choices[0]?.delta;
    yield delta?.content ?? delta?.refusal ?? "";
  }
}

async function* askAnthropic(turns: Turn[], signal: AbortSignal): AsyncGenerator<string> {
  const messages = turns.map(({ role, text }) => ({ role, content: text }));
  const stream = await anthropic.messages.create(
    { model: "claude-opus-4-6", max_tokens: 4096, messages, stream: true },
    { signal },
  );
  for await (const event of stream) {
    if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
      yield event.delta.text;
    }
  }
}

async function* askGemini(turns: Turn[], signal: AbortSignal): AsyncGenerator<string> {
  const contents = turns.map(({ role, text }) => ({
    role: role === "user" ? "user" : "model",
    parts: [{ text }],
  }));
  const stream = await gemini.models.generateContentStream({
    model: "gemini-3-flash-preview",
    contents,
    config: { abortSignal: signal },
  });
  for await (const { text } of stream) yield text ?? "";
}
