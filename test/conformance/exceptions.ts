import { compatibleExceptions } from "./compatible-exceptions.ts";
import type { Measure } from "./measure/row.ts";

/** What single files hold, besides what the table measures. */
export type SingleMeasure = "ownOrder" | "headersAdded" | "headersLeftOut";

/** By a recording's file, a key path, a header or a fault: why an answer of ours is not as recorded. */
export type Exceptions = Partial<Record<Measure | SingleMeasure, Record<string, string>>>;

const ABRIDGED = "the recording leaves an event out that the SDK's types and other recordings have";
const AMID = "sources come amid the text there, and after it here";
const TWO_STREAMS = "it holds two streams, one after the other";
const BROKE_OFF = "the stream ends in an error, which is a reply of its own and no answer";

/** Of what the table measures, by provider and endpoint; one that is no longer needed fails the suite. */
export const exceptions: Record<string, Exceptions> = {
  ...compatibleExceptions,
  "openai chat": {
    refused: {
      "openai/post-v1-chat-completions__400__error__43158269.json":
        "gpt-5-mini takes no audio: what a model can do is never judged",
    },
    orders: {
      "openai/post-v1-chat-completions__200__length-logprobs-stream__44f0e9ed.json":
        "log probabilities that a reply gives come at the stream's end",
      "openai/post-v1-chat-completions__200__length-stream__24db6a6a.json":
        "a call of a named function ends with stop, which was recorded of bodies alone",
    },
  },
  "openai completions": {
    roundTrips: {
      "openai/post-v1-completions__200__stream__52424786.json":
        "several choices that differ can be given to a body alone",
    },
  },
  "openai responses": {
    documented: {
      "response.custom_tool_call_input.delta: obfuscation":
        "the documentation of `include_obfuscation` has it for each delta, in words alone",
    },
    orders: {
      "openai/post-v1-responses__200__builtin-tool-citations-reasoning-stream__vercelai-297828d0.json":
        AMID,
      "openai/post-v1-responses__200__builtin-tool-citations-reasoning-stream__vercelai-7183a7c0.json":
        AMID,
      "openai/post-v1-responses__200__builtin-tool-citations-reasoning-stream__vercelai-b4d2946d.json":
        ABRIDGED,
      "openai/post-v1-responses__200__builtin-tool-reasoning-stream__vercelai-83fabd71.json":
        "what an image looked like on its way is no part of the answer",
      "openai/post-v1-responses__200__builtin-tool-stream__vercelai-f8a3a3b8.json": ABRIDGED,
    },
    roundTrips: {
      "openai/post-v1-responses__200__midstream-error-stream__prism-0087c3c4.json": BROKE_OFF,
      "openai/post-v1-responses__200__midstream-error-stream__vercelai-35a476b8.json": BROKE_OFF,
    },
  },
  "openai messages.update": {
    accepted: {
      "openai/post-v1-threads-id-messages-id__200__plain__a3aaa169.json":
        "two days later the same request was refused, as recorded",
    },
  },
  "anthropic messages": {
    roundTrips: {
      "anthropic/post-v1-messages__200__builtin-tool-stream-tool-call__vercelai-52accdf4.json":
        TWO_STREAMS,
      "anthropic/post-v1-messages__200__stream__vercelai-97d73e11.json": TWO_STREAMS,
    },
  },
  "gemini interactions": {
    orders: {
      "gemini/post-v1beta-interactions__200__stream-tool-call__e036e3f3.json":
        "the prompt asks for two calls, and the default reply makes the one that is demanded",
    },
  },
  "azure chat": {
    roundTrips: {
      "azure/post-openai-deployments-d-chat-completions__200__refusal-filter__b0919e40.json":
        "an error is recorded with a 200",
      "azure/post-openai-deployments-d-chat-completions__200__stream__5affa9cf.json":
        "the other recorded streams end with no results of filters",
    },
  },
  "azure responses": {
    orders: {
      "azure/post-openai-v1-responses__200__builtin-tool-citations-reasoning-stream__vercelai-08ed25d1.json":
        AMID,
      "azure/post-openai-v1-responses__200__builtin-tool-citations-reasoning-stream__vercelai-e484a45f.json":
        AMID,
    },
    roundTrips: {
      "azure/post-openai-v1-responses__200__reasoning__vercelai-a23eabe5.json":
        "it is the answer of a chat",
    },
  },
  "vertex streamGenerateContent": {
    orders: {
      "vertex/post-v1beta-projects-p-locations-l-publishers-google-mo__200__citations-refusal-filter-stream__firebase-streaming-failure-recitation-no-content-f02eedcf.json":
        "each of its chunks has a finish reason, as those of 2023 had",
    },
  },
};
