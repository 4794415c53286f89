import type { Exceptions } from "./exceptions.ts";

const OLDER = "recorded before the provider sent what later recordings have";
const UNSEEN = "a text without reasoning and without usage on request was recorded of no stream";
const THOUGHTS = "log probabilities of reasoning have no words in a stream's reply";
const NO_REASON =
  "recorded before the chunk with the usage repeated the provider's own reason to end";
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
};

/** One reason for several. */
function all(reason: string, files: string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, reason]));
}

/** Files by what differs in their names. */
function under(prefix: string, exceptions: Exceptions): Exceptions {
  return Object.fromEntries(
    Object.entries(exceptions).map(([measure, reasons]) => [
      measure,
      Object.fromEntries(
        Object.entries(reasons).map(([file, reason]) => [`${prefix}${file}.json`, reason]),
      ),
    ]),
  );
}
