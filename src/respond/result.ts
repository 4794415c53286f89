import type { LanguageModelCodec } from "../codec.ts";
import type { Exchange } from "../create-exchange.ts";
import type { IdFormat } from "../ids.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { Content, LanguageModelResult, Usage } from "../language-model/result.ts";
import type { ReplyItem } from "../reply/reply.ts";
import { checkItem, type Source, toUsage } from "../reply/to-source.ts";
import type { LLMError } from "../errors.ts";
import type { Fault } from "../faults.ts";
import { checkContent, checkToolCall } from "./check-reply.ts";
import type { Cut } from "./limit.ts";
import { usePromptCache } from "../prompt-cache.ts";
import { addUse } from "../rate-limits.ts";
import { countContentTokens } from "../tokens.ts";

type LanguageModelExchange = Exchange<LanguageModelCodec>;

/** A result as it is before its content is known: ids, times and the prompt's usage. */
export function startResult(
  { partial }: Source,
  exchange: LanguageModelExchange,
): LanguageModelResult {
  const { call, codec, context } = exchange;
  return {
    id: partial.id ?? context.generateId(toIdFormat(codec, call)),
    modelId: partial.modelId ?? call.modelId,
    timestamp: context.now,
    content: [],
    finishReason: partial.finishReason ?? "stop",
    usage: {
      inputTokens: toInputUsage(partial.usage, exchange),
      outputTokens: { total: 0, reasoning: 0 },
    },
    ...(partial.logprobs && { logprobs: partial.logprobs }),
    ...(partial.body && { body: partial.body }),
  };
}

/** What follows from the content: the finish reason and the answer's usage. */
export function settleResult(
  result: LanguageModelResult,
  { partial, isChecked }: Source,
  { exchange, cut }: { exchange: LanguageModelExchange; cut: Cut | undefined },
): void {
  const { call, codec, context, route } = exchange;
  const callsTool = result.content.some(({ type }) => type === "tool-call");
  result.finishReason =
    cut?.finishReason ?? partial.finishReason ?? (callsTool ? "tool-calls" : "stop");
  const stopSequence = cut?.stopSequence ?? partial.stopSequence;
  if (stopSequence !== undefined) result.stopSequence = stopSequence;
  // an error that came on the way may have added to it
  if (partial.body) result.body = partial.body;
  if (isChecked && !cut) checkContent(result.content, call, result.finishReason);
  result.usage.outputTokens = toOutputUsage(result, partial.usage, exchange);
  call.finishReason = result.finishReason;
  call.usage = result.usage;
  if (route.provider.rateLimits) {
    addUse(context.store, { outputTokens: result.usage.outputTokens.total });
  }
  codec.remember?.(result, call, context);
}

/** Takes an error that the provider tells in a 200 into the result, which it ends; `false` where it is no such error. */
export function tellInResult(
  error: LLMError,
  source: Source,
  { codec }: LanguageModelExchange,
): boolean {
  const told = codec.errorToResult?.(error);
  if (told) {
    const body = { ...source.partial.body, ...told.body };
    source.partial = { ...source.partial, ...told, ...(told.body && { body }) };
  }
  return told !== undefined;
}

/** One item, ready for the wire: a tool call without an id gets one in the provider's format. */
export function toPiece(
  item: ReplyItem,
  { isChecked, partial }: Source,
  { call, codec, context }: LanguageModelExchange,
): string | Content | LLMError | Fault {
  const checked = checkItem(item);
  if (typeof checked === "string" || checked.type !== "tool-call") return checked;
  // a wire without tools says so itself
  if (isChecked && codec.ids.toolCall) checkToolCall(checked, call, partial.finishReason);
  if (checked.toolCallId !== "") return checked;
  const { toolCall } = codec.ids;
  const format = typeof toolCall === "function" ? toolCall(call, checked.toolName) : toolCall;
  return format ? { ...checked, toolCallId: context.generateId(format) } : checked;
}

function toIdFormat({ ids }: LanguageModelCodec, call: LanguageModelCall): IdFormat {
  return typeof ids.result === "function" ? ids.result(call) : ids.result;
}

/** What was read from a cache, or written to it, is part of the prompt. */
function toInputUsage(
  partial: Source["partial"]["usage"],
  { call, codec, context, route, promptTokens }: LanguageModelExchange,
): Usage["inputTokens"] {
  const { inputTokens } = toUsage(partial ?? {});
  const tokens = inputTokens.total ?? promptTokens();
  const plan = route.settings.promptCache ? codec.cachePrompt?.(call) : undefined;
  const { store, now } = context;
  const cached = plan ? usePromptCache(plan, { store, now, tokens }) : undefined;
  const kept = codec.countCached?.(call, context) ?? cached?.cacheRead ?? 0;
  const { cacheRead = kept, cacheWrite = cached?.cacheWrite ?? 0 } = inputTokens;
  const total = inputTokens.total ?? Math.max(tokens, cacheRead + cacheWrite);
  return { total, cacheRead, cacheWrite };
}

/** An answer that the token limit cut has as many tokens as the limit says, and no answer has more. */
function toOutputUsage(
  { content, finishReason }: LanguageModelResult,
  partial: Source["partial"]["usage"],
  { call, route }: LanguageModelExchange,
): Usage["outputTokens"] {
  const { outputTokens } = toUsage(partial ?? {});
  if (outputTokens.total !== undefined) {
    return { total: outputTokens.total, reasoning: outputTokens.reasoning ?? 0 };
  }
  const { n, maxOutputTokens: limit = Infinity } = call;
  const counted = countContentTokens(content, route.settings.countTokens);
  const isCut = finishReason === "length" && limit < Infinity;
  const total = isCut ? limit : Math.min(counted.total, limit);
  const reasoning = outputTokens.reasoning ?? Math.min(counted.reasoning, total) * n;
  return { total: total * n, reasoning };
}
