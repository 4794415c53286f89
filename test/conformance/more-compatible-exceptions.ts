import { all, under } from "./exception-lists.ts";
import type { Exceptions } from "./exceptions.ts";

const OLDER = "recorded before the provider sent what later recordings have";
const UNSEEN = "a text without reasoning and without usage on request was recorded of no stream";
const MERGED = "the recorded stream says its last delta and its end in one, or thinks before";
const CUT = "the recorded call was cut by the limit of tokens, and its stream ends with that";
const ALWAYS_THINKS = "the recorded model always thinks, and the mock's default reply does not";
const EMPTY_TEXT = "beside a call a body has an empty text, and a stream none";
const AT_ONCE = "the arguments of the one recorded call come at once, at its end";

/** Those of the tail of providers. */
export const moreExceptions: Record<string, Exceptions> = {
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
    orders: {
      "200__logprobs-reasoning-stream-tool-call__vercelai-35bbf183": AT_ONCE,
    },
  }),
};
