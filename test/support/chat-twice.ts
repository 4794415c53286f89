import OpenAI from "openai";
import { createFetch, llm, type LLMHandler } from "../../src/index.ts";
import type { ReplyValue } from "../../src/reply/reply.ts";

export const MESSAGES = [{ role: "user" as const, content: "Count" }];
export const COUNT = "one two three four five six seven eight";

export function toOpenAI(handler: LLMHandler): OpenAI {
  return new OpenAI({ apiKey: "k", fetch: createFetch(handler), maxRetries: 0 });
}

type ChatParams = Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>;

/** The same answer, in a body and put together from a stream. */
export async function chatTwice(
  reply: () => ReplyValue,
  params: ChatParams,
): Promise<OpenAI.ChatCompletion[]> {
  const { completions } = toOpenAI(llm.openai.chat(reply)).chat;
  const body = { model: "gpt-5.4", messages: MESSAGES, ...params };
  const stream = completions.stream({
    ...body,
    stream: true,
    stream_options: { include_usage: true },
  });
  return [await completions.create(body), await stream.finalChatCompletion()];
}
