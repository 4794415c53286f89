import type { CodecContext, LanguageModelCodec } from "../codec.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import type { Store } from "../store.ts";
import { OPENROUTER_ID, toProviderName } from "./openrouter.ts";

const GENERATIONS = "openrouter-generations";

/** A long session in a browser must not fill its memory; the oldest go first. */
const CAPACITY = 1_000;

/**
 * A codec of one of OpenAI's formats, whose answers can be asked about by their ids.
 *
 * @see https://openrouter.ai/docs/api/api-reference/generations/get-generation
 */
export function withGenerations(
  codec: LanguageModelCodec,
  apiType = "completions",
): LanguageModelCodec {
  return {
    ...codec,
    ids: { ...codec.ids, result: OPENROUTER_ID },
    remember(result, call, context) {
      codec.remember?.(result, call, context);
      const generations = context.store.collection<object>(GENERATIONS);
      const [oldest] = generations.size < CAPACITY ? [] : generations.keys();
      if (oldest !== undefined) generations.delete(oldest);
      generations.set(result.id, { ...toGeneration(result, call, context), api_type: apiType });
    },
  };
}

export function findGeneration(store: Store, id: string): object | undefined {
  return store.collection<object>(GENERATIONS).get(id);
}

function toGeneration(
  { id, modelId, finishReason, usage }: LanguageModelResult,
  { stream }: LanguageModelCall,
  { now }: CodecContext,
): object {
  const { inputTokens, outputTokens } = usage;
  const reason = finishReason.replace("-", "_");
  return {
    id,
    model: modelId,
    created_at: new Date(now).toISOString(),
    streamed: stream,
    finish_reason: reason,
    native_finish_reason: reason,
    provider_name: toProviderName(modelId),
    tokens_prompt: inputTokens.total,
    tokens_completion: outputTokens.total,
    native_tokens_prompt: inputTokens.total,
    native_tokens_completion: outputTokens.total,
    native_tokens_reasoning: outputTokens.reasoning,
    native_tokens_cached: inputTokens.cacheRead,
  };
}
