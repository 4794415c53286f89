import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeLogprobs as encodeTokenLogprobs } from "../openai-logprobs.ts";
import { toObject, toText } from "../read.ts";
import { isSound, isSpoken, speak, toSpokenUsage } from "./audio.ts";
import { usesFunctions } from "./decode-tools.ts";
import { omits, toOwnChoice, toOwnFields } from "./dialect.ts";
import { encodeMessage } from "./encode-message.ts";
import type { OpenAIChatOptions, Place } from "./options.ts";
import type * as wire from "./wire.ts";

/** What an answer hangs on besides its result. */
interface AnswerContext {
  call: LanguageModelCall;
  options: OpenAIChatOptions;
  headers?: Record<string, string> | undefined;
}

export function encode(
  result: LanguageModelResult,
  { call, options, headers = {} }: AnswerContext,
): wire.ChatCompletion {
  checkAnswerable(call, result.body, options);
  const { id, timestamp, modelId, logprobs, content } = result;
  const spoken = isSpoken(call);
  const sound = content.find((part) => isSound(part, call));
  const toMessage = (message: wire.ChatMessage): wire.ChatMessage =>
    spoken ? speak(message, { call, id, timestamp, sound }) : message;
  const choices = Array.from({ length: call.n }, (_, index) =>
    toOwnChoice<wire.Choice>(
      {
        index,
        message: toMessage(encodeMessage(content, { index, call, options })),
        logprobs: logprobs ? encodeLogprobs(logprobs) : null,
        finish_reason: encodeFinishReason(result.finishReason, call, options),
      },
      options,
    ),
  );
  const counted = encodeUsage(result.usage, options);
  const usage = spoken ? toSpokenUsage(counted) : counted;
  const body: wire.ChatCompletion = {
    id,
    object: "chat.completion",
    created: Math.floor(timestamp / 1000),
    model: modelId,
    choices,
    usage,
    ...encodeHead(call, options),
  };
  if (!options.extend) return mergeBody(body, result.body);
  const sources = content.filter((part) => part.type === "source");
  const place: Place = {
    at: "body",
    id,
    timestamp,
    call,
    headers,
    usage,
    total: usage,
    sources,
    hasReasoned: content.some(({ type }) => type === "reasoning"),
    hasCalled: content.some(({ type }) => type === "tool-call"),
    isLast: true,
  };
  return mergeBody({ ...body, ...toOwnFields(options.extend, place) }, result.body);
}

/** What an answer would have to hold and does not: an app that asks for it is not to be answered without it. */
export function checkAnswerable(
  call: LanguageModelCall,
  partial: Record<string, unknown> | undefined,
  { openaiFields }: OpenAIChatOptions,
): void {
  const request = toObject(call.body);
  if (!openaiFields && isSpoken(call)) {
    throw new Error(
      'the request asks for spoken output, which is mocked for OpenAI alone. Leave "audio" out of its modalities, or answer with a Response.',
    );
  }
  const wantsModeration = openaiFields && (request["moderation"] ?? undefined) !== undefined;
  if (wantsModeration && partial?.["moderation"] === undefined) {
    throw new Error(
      "the request asks for the moderation of its input and output. Say its result with body: { moderation }, or leave the parameter out.",
    );
  }
}

/** What only OpenAI says of an answer. */
export function encodeHead(
  { body }: LanguageModelCall,
  options: OpenAIChatOptions,
): { service_tier?: string; system_fingerprint?: string | null } {
  const asked = toText(toObject(body)["service_tier"]);
  return {
    ...(options.openaiFields && { service_tier: SERVICE_TIERS.get(asked) ?? "default" }),
    ...(!omits("system_fingerprint", options) && { system_fingerprint: null }),
  };
}

/**
 * The tier that serves what was asked for; `auto` is the project's own, which is the default one.
 *
 * @see https://platform.openai.com/docs/guides/priority-processing
 */
const SERVICE_TIERS: ReadonlyMap<string, string> = new Map([
  ["flex", "flex"],
  ["scale", "scale"],
  ["priority", "priority"],
  ["fast", "priority"],
]);

const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
  error: "stop",
  other: "stop",
};

/** A function that `tool_choice` names ends with `stop`, as the recordings of OpenAI show. */
export function encodeFinishReason(
  reason: FinishReason,
  call: LanguageModelCall,
  { finishReasons, namedToolFinish = "stop" }: OpenAIChatOptions,
): wire.FinishReason {
  const own = finishReasons?.[reason];
  // the type has OpenAI's words alone, so that the SDK's can be held against it
  if (own !== undefined) return own as wire.FinishReason;
  if (reason !== "tool-calls") return FINISH_REASONS[reason];
  if (call.toolChoice?.type === "tool") return namedToolFinish;
  return usesFunctions(call) ? "function_call" : "tool_calls";
}

export function encodeUsage(
  usage: Usage,
  options: OpenAIChatOptions,
  isPartial = false,
): wire.ChatUsage {
  // likewise: others count in members of their own
  if (options.usage) return options.usage(usage, isPartial) as object as wire.ChatUsage;
  const { inputTokens, outputTokens } = usage;
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    prompt_tokens: total,
    completion_tokens: outputTokens.total,
    total_tokens: total + outputTokens.total,
    prompt_tokens_details: {
      cached_tokens: cacheRead,
      // models that write no cache don't speak of it
      ...(cacheWrite > 0 && { cache_write_tokens: cacheWrite }),
      audio_tokens: 0,
    },
    completion_tokens_details: {
      reasoning_tokens: outputTokens.reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

export function encodeLogprobs(logprobs: TokenLogprob[]): wire.Logprobs {
  return { content: encodeTokenLogprobs(logprobs), refusal: null };
}
