import { InferenceClient, InferenceClientProviderApiError } from "@huggingface/inference";
import { beforeEach, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const PARTNERS = ["featherless-ai", "nscale", "ovhcloud", "publicai", "scaleway"] as const;

/** A key that is not Hugging Face's own is a partner's, whom the SDK then asks directly. */
const client = new InferenceClient("partner_test");

beforeEach(() => {
  const task = { task: "conversational" as const };
  const mapping = Object.fromEntries(PARTNERS.map((partner) => [partner, task]));
  server.use(llm.huggingface.mapping(mapping));
});

testChatSDK(server, {
  name: "@huggingface/inference at Featherless",
  create: (params) => {
    const asked = { ...params, provider: PARTNERS[0] } as Parameters<
      InferenceClient["chatCompletion"]
    >[0];
    return asked.stream
      ? Promise.resolve(client.chatCompletionStream(asked))
      : client.chatCompletion(asked);
  },
  mock: llm.huggingfacePartners.chat,
  RateLimitError: InferenceClientProviderApiError,
  // it tries once more after this status alone, and says nothing of it
  retried: { error: errors.unavailable(), status: 503 },
  countsRetries: false,
});

test.for(PARTNERS)("%s is asked at its own address", async (provider) => {
  const handler = llm.huggingfacePartners.chat("Hello there");
  server.use(handler);
  const messages = [{ role: "user", content: "Hello" }];
  const { choices } = await client.chatCompletion({ model: `${provider}/m`, provider, messages });
  expect(choices[0]?.message.content).toBe("Hello there");
  expect(handler.calls).toHaveLength(1);
});
