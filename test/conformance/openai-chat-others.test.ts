import { describe, expect, test } from "vitest";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { makeRoundTrip } from "./openai-round-trip.ts";
import { reader } from "./readers/openai-chat.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { withRequest } from "./replay.ts";

/** Others that speak the format of OpenAI's chats, each with words of its own. */
const recordings = [
  ["azure", "POST /openai/v1/chat/completions"],
  ["cerebras", "POST /v1/chat/completions"],
  ["copilot", "POST /chat/completions"],
  ["deepseek", "POST /chat/completions"],
  ["groq", "POST /openai/v1/chat/completions"],
  ["huggingface", "POST /v1/chat/completions"],
  ["llamacpp", "POST /v1/chat/completions"],
  ["mistral", "POST /v1/chat/completions"],
  ["ollama", "POST /v1/chat/completions"],
  ["openrouter", "POST /api/v1/chat/completions"],
  ["perplexity", "POST /chat/completions"],
  ["vercel-gateway", "POST /v1/chat/completions"],
  ["xai", "POST /v1/chat/completions"],
  ["zai", "POST /api/paas/v4/chat/completions"],
].flatMap(([provider = "", endpoint = ""]) => readRecordings(provider, endpoint));

const answered = recordings.filter(({ response }) => response.status === 200);
const codec = openaiChat({ reasoningField: "reasoning_content" });

interface Completion {
  choices: unknown[];
}

describe.runIf(hasRecordings)("chats of other providers", () => {
  test.for(withRequest(answered))("accepts $file", ({ request: { body }, url }) => {
    const call = codec.decode({ url, body } as Parameters<typeof codec.decode>[0]);
    const context = {} as Parameters<typeof codec.validate>[1];
    expect(codec.validate(call, context)).toBeUndefined();
  });

  const whole = answered.filter(({ response }) =>
    Array.isArray((response.body as Partial<Completion> | undefined)?.choices),
  );
  test.for(whole)("reads $file and writes it again", async (recording) => {
    const body = recording.response.body as Completion;
    // by its answer alone: who calls no functions in their old form offers tools
    const again = makeRoundTrip(codec, { ...recording, request: null! }, body);
    expect(await reader.body(again.toBody())).toEqual(await reader.body(body));
  });
});
