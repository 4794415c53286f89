import type { LanguageModelCodec } from "../codec.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { Usage } from "../language-model/result.ts";
import { mergeBody } from "./merge-body.ts";
import type { OpenAIChatOptions, OwnChoice, Place } from "./openai-chat/options.ts";
import type { OpenAIEmbeddingsOptions } from "./openai-embeddings/wire.ts";
import type { OpenAIModelsOptions } from "./openai-models/wire.ts";
import { toObfuscation } from "./openai-obfuscation.ts";
import { PLAIN } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { optionalNumber, toObject } from "./read.ts";

// How GitHub Copilot's endpoints differ from OpenAI's, whose codecs are given. No error of it is recorded.

type TextCodec = LanguageModelCodec<ServerSentEvent>;

const SAFE = { filtered: false, severity: "safe" } as const;
const PASSED = { hate: SAFE, self_harm: SAFE, sexual: SAFE, violence: SAFE };
const PROMPT_RESULTS = [{ prompt_index: 0, content_filter_results: PASSED }];

/** The options of its chat's codec. */
export const COPILOT_CHAT: OpenAIChatOptions = {
  ...PLAIN,
  namedToolFinish: "tool_calls",
  omitsNull: true,
  usage: encodeUsage,
  extend: {
    object: () => undefined,
    system_fingerprint: () => "fp_0000000000",
    prompt_filter_results: ({ at }) => (at === "body" ? PROMPT_RESULTS : undefined),
    service_tier: ({ at }) => (at === "body" ? "default" : undefined),
    copilot_usage: ({ at, usage }: Place) =>
      at === "body" || at === "finish" ? toCopilotUsage(toObject(usage)) : undefined,
  },
  message: ({ content, ...message }) => ({
    ...(content !== null && { content }),
    padding: toObfuscation(content?.length ?? 0),
    ...message,
  }),
  delta: (delta, { at }) =>
    at === "finish" || delta.tool_calls ? { content: null, ...delta } : { ...delta },
  choice: addFilters,
  stream: { usageAt: ["finish"], nullUsage: false },
};

/** Its embeddings are a list that names no model. */
export const COPILOT_EMBEDDINGS: OpenAIEmbeddingsOptions = {
  ...PLAIN,
  write: ({ data, usage }) => ({ data, usage }),
};

export const COPILOT_MODELS: OpenAIModelsOptions = {
  ...PLAIN,
  models: ["gpt-4o", "gpt-5.3-codex"].map((id) => ({ id, name: id, version: id })),
  fields: {
    vendor: "OpenAI",
    model_picker_enabled: true,
    preview: false,
    capabilities: {
      family: "gpt",
      limits: { max_context_window_tokens: 128_000, max_output_tokens: 16_384 },
      object: "model_capabilities",
      supports: { streaming: true, tool_calls: true },
      tokenizer: "o200k_base",
      type: "chat",
    },
  },
};

/** Chats: what was found in the prompt is told first, and no answer names its kind. */
export function copilotChat(codec: TextCodec): TextCodec {
  return {
    ...codec,
    encode(result, call, headers) {
      const whole = toObject(codec.encode(result, call, headers));
      const { object: _, created: __, ...body } = whole;
      return body;
    },
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* encodePart(part) {
        if (part.type === "response-metadata") {
          const own = part.body?.["prompt_filter_results"];
          const results = mergeBody<unknown>(PROMPT_RESULTS, own);
          const blank = { choices: [], created: 0, id: "", model: part.modelId };
          yield toEvent({ ...blank, prompt_filter_results: results });
        }
        yield* encode(part);
      };
    },
  };
}

/** Responses: what they cost stands beside them. */
export function copilotResponses(codec: TextCodec): TextCodec {
  return {
    ...codec,
    encode(result, call, headers) {
      const { billing: _, ...body } = toObject(codec.encode(result, call, headers));
      const copilot_usage = toCopilotUsage(toObject(body["usage"]));
      return mergeBody({ ...body, output_text: null, copilot_usage }, result.body);
    },
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* encodePart(part) {
        for (const event of encode(part)) yield addUsage(event);
      };
    },
  };
}

function addUsage(event: ServerSentEvent): ServerSentEvent {
  if (event.event !== "response.completed" && event.event !== "response.incomplete") return event;
  const body = toObject(JSON.parse(event.data));
  const { usage } = toObject(body["response"]);
  return {
    ...event,
    data: JSON.stringify({ copilot_usage: toCopilotUsage(toObject(usage)), ...body }),
  };
}

/** A piece of text was looked at; what is no text was not. */
function addFilters(choice: OwnChoice): OwnChoice {
  const said = choice.message?.content ?? choice.delta?.content;
  return { content_filter_results: said ? PASSED : {}, ...choice };
}

function encodeUsage(usage: Usage): Record<string, unknown> {
  return {
    ...encodePlainUsage(usage),
    completion_tokens_details: { accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
    prompt_tokens_details: { cached_tokens: usage.inputTokens.cacheRead },
    reasoning_tokens: usage.outputTokens.reasoning,
  };
}

/** Of a chat's usage, or a response's; the mock costs nothing. */
function toCopilotUsage(usage: Record<string, unknown>): object {
  const details = toObject(usage["prompt_tokens_details"] ?? usage["input_tokens_details"]);
  const cached = optionalNumber(details["cached_tokens"]) ?? 0;
  const input = optionalNumber(usage["prompt_tokens"] ?? usage["input_tokens"]) ?? 0;
  const output = optionalNumber(usage["completion_tokens"] ?? usage["output_tokens"]) ?? 0;
  const toDetail = (token_type: string, token_count: number): object => ({
    batch_size: 1_000_000,
    cost_per_batch: 0,
    token_count,
    token_type,
  });
  return {
    token_details: [
      toDetail("input", input - cached),
      toDetail("cache_read", cached),
      toDetail("output", output),
    ],
    total_nano_aiu: 0,
  };
}

function toEvent(body: object): ServerSentEvent {
  return { data: JSON.stringify(body) };
}
