import type { LanguageModelCodec } from "../codec.ts";
import type { Exchange } from "../create-exchange.ts";
import type { Content, LanguageModelResult, Usage } from "../language-model/result.ts";
import type { ReplyItem } from "../reply/reply.ts";
import { checkItem, type Source, toUsage } from "../reply/to-source.ts";
import type { LLMError } from "../errors.ts";
import type { Fault } from "../faults.ts";
import { countContentTokens, countPromptTokens } from "../tokens.ts";

type LanguageModelExchange = Exchange<LanguageModelCodec>;

/** A result as it is before its content is known: ids, times and the prompt's usage. */
export function startResult(
  { partial }: Source,
  { call, codec, context, route }: LanguageModelExchange,
): LanguageModelResult {
  const { countTokens } = route.settings;
  const { inputTokens } = toUsage(partial.usage ?? {});
  const { cacheRead = 0, cacheWrite = 0 } = inputTokens;
  // what was read from a cache is part of the prompt
  const total =
    inputTokens.total ?? Math.max(countPromptTokens(call, countTokens), cacheRead + cacheWrite);
  return {
    id: partial.id ?? context.generateId(codec.ids.result),
    modelId: partial.modelId ?? call.modelId,
    timestamp: context.now,
    content: [],
    finishReason: partial.finishReason ?? "stop",
    usage: {
      inputTokens: { total, cacheRead, cacheWrite },
      outputTokens: { total: 0, reasoning: 0 },
    },
    ...(partial.logprobs && { logprobs: partial.logprobs }),
    ...(partial.body && { body: partial.body }),
  };
}

/** What follows from the content: the finish reason and the answer's usage. */
export function settleResult(
  result: LanguageModelResult,
  { partial }: Source,
  { call, codec, context, route }: LanguageModelExchange,
): void {
  const callsTool = result.content.some(({ type }) => type === "tool-call");
  result.finishReason = partial.finishReason ?? (callsTool ? "tool-calls" : "stop");
  result.usage.outputTokens = toOutputUsage(result.content, partial.usage, {
    n: call.n,
    countTokens: route.settings.countTokens,
  });
  call.finishReason = result.finishReason;
  call.usage = result.usage;
  codec.remember?.(result, call, context);
}

/** Takes an error that the provider tells in a 200 into the result, which it ends; `false` where it is no such error. */
export function tellInResult(
  error: LLMError,
  source: Source,
  { codec }: LanguageModelExchange,
): boolean {
  const told = codec.errorToResult?.(error);
  if (told) source.partial = { ...source.partial, ...told };
  return told !== undefined;
}

/** One item, ready for the wire: a tool call without an id gets one in the provider's format. */
export function toPiece(
  item: ReplyItem,
  { call, codec, context }: LanguageModelExchange,
): string | Content | LLMError | Fault {
  const checked = checkItem(item);
  if (typeof checked === "string" || checked.type !== "tool-call") return checked;
  if (checked.toolCallId !== "") return checked;
  const { toolCall } = codec.ids;
  const format = typeof toolCall === "function" ? toolCall(call) : toolCall;
  return format ? { ...checked, toolCallId: context.generateId(format) } : checked;
}

function toOutputUsage(
  content: Content[],
  partial: Source["partial"]["usage"],
  { n, countTokens }: { n: number; countTokens: (text: string) => number },
): Usage["outputTokens"] {
  const { outputTokens } = toUsage(partial ?? {});
  if (outputTokens.total !== undefined) {
    return { total: outputTokens.total, reasoning: outputTokens.reasoning ?? 0 };
  }
  const counted = countContentTokens(content, countTokens);
  return {
    total: counted.total * n,
    reasoning: outputTokens.reasoning ?? counted.reasoning * n,
  };
}
