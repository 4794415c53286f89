import type { Exceptions } from "./exceptions.ts";

const OLDER = "recorded before the provider sent what later recordings have";
const UNSEEN = "a text without reasoning and without usage on request was recorded of no stream";
const MODELS = "which models take pictures and sound is not judged";
const LOGPROBS =
  "log probabilities that a reply gives stand in a delta of their own, before the end";
const THOUGHTS = "log probabilities of reasoning have no words in a stream's reply";
const MERGED = "the recorded stream says its last delta and its end in one, or thinks before";
const EMPTY = "an empty delta before the end was recorded of texts alone, and no text without it";
const CUT = "the recorded call was cut by the limit of tokens, and its stream ends with that";
const ALWAYS_THINKS = "the recorded model always thinks, and the mock's default reply does not";
const EMPTY_TEXT = "beside a call a body has an empty text, and a stream none";
const NOT_KEPT = "the request was not kept, whose temperature the answer repeats";
const MOMENT = "the moment of an answer is the mock's own";

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
      "200__stream__prism-30c7ec4f",
    ]),
  }),
  "deepseek chat": under("deepseek/post-chat-completions__", {
    refused: all(MODELS, [
      "400__error-multimodal-in__2bb2122f",
      "400__error-multimodal-in__58776ce0",
      "400__error__f035b9ff",
    ]),
    orders: all(LOGPROBS, [
      "200__length-logprobs-stream__d0c7cf73",
      "200__logprobs-stream__340d0a01",
      "200__logprobs-stream__afbf48ee",
    ]),
    roundTrips: {
      ...all(THOUGHTS, [
        "200__length-logprobs-reasoning-stream__8061f1bc",
        "200__length-logprobs-reasoning-stream__f6f3cab1",
        "200__logprobs-reasoning-stream__22bfb54b",
        "200__logprobs-reasoning-stream__97a292d8",
      ]),
      "200__stream__943408df": OLDER,
    },
  }),
  "xai chat": under("xai/post-v1-chat-completions__", {
    orders: all(MERGED, [
      "200__reasoning-stream-tool-call__af0e88e9",
      "200__stream-tool-call__6a3ce11d",
      "200__stream-tool-call__b43003ba",
    ]),
  }),
  "cerebras chat": under("cerebras/post-v1-chat-completions__", {
    orders: all(EMPTY, [
      "200__stream-tool-call__90dd796e",
      "200__stream__b0ff17f8",
      "200__stream__dad5e7b8",
    ]),
    roundTrips: all(MOMENT, [
      "200__length__51c758e3",
      "200__length__e4bae786",
      "200__reasoning-tool-call__7533efd6",
      "200__stream-tool-call__90dd796e",
      "200__stream__b0ff17f8",
      "200__stream__dad5e7b8",
      "200__tool-call__914c271a",
    ]),
  }),
  "together chat": {
    orders: {
      "together/post-v1-chat-completions__200__stream-tool-call__fe4adaac.json": MERGED,
    },
  },
  "zai chat": under("zai/post-api-", {
    orders: {
      "paas-v4-chat-completions__200__reasoning-stream-tool-call__dc2ca349": OLDER,
      ...all(UNSEEN, [
        "coding-paas-v4-chat-completions__200__reasoning-stream__2c4ed24d",
        "paas-v4-chat-completions__200__reasoning-stream__37633eb1",
        "paas-v4-chat-completions__200__reasoning-stream__c255d776",
      ]),
    },
  }),
  "dashscope chat": under("dashscope/post-compatible-mode-v1-chat-completions__", {
    roundTrips: { "200__stream-tool-call__vercelai-2992beee": EMPTY_TEXT },
  }),
  "venice chat": under("venice/post-api-v1-chat-completions__", {
    orders: { "200__length-reasoning-stream__d15dcddc": MERGED },
  }),
  "llamacpp chat": under("llamacpp/post-v1-chat-completions__", {
    orders: { "200__length-stream-tool-call__c230d6b6": CUT },
  }),
  "local-openai llamacpp chat": {
    missing: { "body: choices[].message.reasoning_content": ALWAYS_THINKS },
  },
  "local-openai vllm chat": under("local-openai/post-v1-chat-completions__", {
    orders: { "200__length-stream__5f7e096b": MERGED },
  }),
  "lmstudio responses": under("lmstudio/post-v1-responses__", {
    roundTrips: {
      "200__logprobs-reasoning-stream-tool-call__vercelai-35bbf183": NOT_KEPT,
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
