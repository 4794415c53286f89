import { all, under } from "./exception-lists.ts";
import type { Exceptions } from "./exceptions.ts";
import { moreExceptions } from "./more-compatible-exceptions.ts";

const OLDER = "recorded before the provider sent what later recordings have";
const UNSEEN = "a text without reasoning and without usage on request was recorded of no stream";
const THOUGHTS = "log probabilities of reasoning have no words in a stream's reply";
const NO_REASON =
  "recorded before the chunk with the usage repeated the provider's own reason to end";
const REASONS = "a text without reasoning was recorded of no stream";
const AMID = "sealed reasoning begins amid the text there, and never ends";
const EXCERPTS = "a source's excerpt has no words in a stream's reply";

/** Those of the providers that speak OpenAI's formats. */
export const compatibleExceptions: Record<string, Exceptions> = {
  "groq chat": under("groq/post-openai-v1-chat-completions__", {
    orders: all(UNSEEN, [
      "200__reasoning-stream-tool-call__40d62700",
      "200__reasoning-stream__87bb627d",
    ]),
    roundTrips: all(OLDER, [
      "200__stream-tool-call__85ecf523",
      "200__stream-tool-call__prism-19e6eb9b",
    ]),
  }),
  "deepseek chat": under("deepseek/post-chat-completions__", {
    roundTrips: all(THOUGHTS, [
      "200__length-logprobs-reasoning-stream__8061f1bc",
      "200__length-logprobs-reasoning-stream__f6f3cab1",
      "200__logprobs-reasoning-stream__22bfb54b",
      "200__logprobs-reasoning-stream__97a292d8",
    ]),
  }),
  "openrouter chat": under("openrouter/post-api-v1-chat-completions__", {
    roundTrips: {
      ...all(NO_REASON, [
        "200__multimodal-in-stream__0ca9025d",
        "200__multimodal-in-stream__12ee187c",
        "200__reasoning-stream-tool-call__091bea85",
        "200__reasoning-stream-tool-call__b11b4eb5",
        "200__reasoning-stream__84aae409",
        "200__stream-tool-call__0154e1c9",
        "200__stream-tool-call__07cebdeb",
        "200__stream-tool-call__094a3485",
      ]),
      "200__citations-stream__72e4a69b": EXCERPTS,
    },
  }),
  "deepseek responses": under("deepseek/post-responses__", {
    orders: all(REASONS, ["200__reasoning-stream__944267b5", "200__reasoning-stream__95654336"]),
  }),
  "openrouter responses": {
    ...under("openrouter/post-api-v1-responses__", {
      orders: { "200__reasoning-stream__725f06cd": AMID },
      roundTrips: { "200__reasoning-stream__9f942707": OLDER },
    }),
  },
  "xai responses": {
    ...under("xai/post-v1-responses__", {
      orders: {
        ...all(REASONS, [
          "200__reasoning-stream-tool-call__36591a32",
          "200__reasoning-stream__45e6bc02",
          "200__reasoning-stream__b37a6a62",
        ]),
      },
      roundTrips: all(OLDER, [
        "200__builtin-tool-citations-stream__vercelai-90ace2e0",
        "200__builtin-tool__vercelai-48a5696f",
        "200__citations__vercelai-9f7916f3",
        "200__reasoning-stream__vercelai-cf15552b",
        "200__reasoning-stream__vercelai-f6d2c7e8",
      ]),
    }),
  },
  ...moreExceptions,
};
