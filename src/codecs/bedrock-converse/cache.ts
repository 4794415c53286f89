import type { LanguageModelCall } from "../../language-model/call.ts";
import type { CacheBreakpoint, CachePlan } from "../../prompt-cache.ts";
import { isObject, toArray, toObject, toObjects } from "../read.ts";

const MINUTE = 60_000;

/** What most models ask for. */
const MINIMUM_TOKENS = 1024;

/**
 * The prompt in the order in which Bedrock caches it; each cache point marks what stands before it.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
 */
export function cachePrompt({ body, modelId }: LanguageModelCall): CachePlan {
  const { toolConfig, system, messages } = toObject(body);
  const breakpoints: CacheBreakpoint[] = [];
  let text = modelId;
  const add = (block: unknown): void => {
    const { cachePoint } = toObject(block);
    if (!isObject(cachePoint)) text += JSON.stringify(block);
    else breakpoints.push({ end: text.length, ttl: toTTL(cachePoint["ttl"]) });
  };
  toArray(toObject(toolConfig)["tools"]).forEach(add);
  toArray(system).forEach(add);
  for (const { role, content } of toObjects(messages)) {
    text += JSON.stringify(role);
    toArray(content).forEach(add);
  }
  return { text, minimumTokens: MINIMUM_TOKENS, breakpoints };
}

function toTTL(ttl: unknown): number {
  return ttl === "1h" ? 60 * MINUTE : 5 * MINUTE;
}
