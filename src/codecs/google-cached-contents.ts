import type { CodecContext } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { Store } from "../store.ts";
import { toFields } from "./google-fields.ts";
import { optionalText } from "./read.ts";

/**
 * Cached contents as Gemini tells of them.
 *
 * @see https://ai.google.dev/api/caching#CachedContent
 */
export interface CachedContent {
  /** Such as `cachedContents/abc`. */
  name: string;
  model: string;
  createTime: string;
  updateTime: string;
  expireTime: string;
  /** Vertex AI leaves it out where there is none. */
  displayName?: string;
  usageMetadata: { totalTokenCount: number };
}

/** What is kept of a cached content: its contents are given back to nobody. */
export interface StoredCache extends Readonly<
  Pick<LanguageModelCall, "prompt" | "tools" | "toolChoice">
> {
  cached: CachedContent;
}

/** What Google's two APIs say otherwise of cached contents. */
export interface CacheWords {
  /** One that is not there; `id` is the end of its name. */
  notFound(id: string): LLMError;
  /** One whose time is over, where a request names it. */
  expired(id: string): LLMError;
  /** A request that brings what stands in the cache. */
  readonly notBeside: string;
}

const GONE = "CachedContent not found (or permission denied)";

/** @see https://ai.google.dev/gemini-api/docs/caching */
export const GEMINI_CACHES: CacheWords = {
  notFound: () => llmError("permission-denied", { message: GONE }),
  expired: () => llmError("permission-denied", { message: GONE }),
  notBeside:
    "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.",
};

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/context-cache/context-cache-use */
export const VERTEX_CACHES: CacheWords = {
  notFound: (id) =>
    llmError("not-found", { message: `Not found: cached content metadata for ${id}.` }),
  expired: (id) => llmError("bad-request", { message: `Cache content ${id} is expired.` }),
  notBeside:
    "Tool config, tools and system instruction should not be set in the request when using cached content.",
};

/** By the ends of their names. */
export function storedCaches(store: Store): Map<string, StoredCache> {
  return store.collection("cached-contents");
}

export function isExpired({ cached }: StoredCache, { now }: Pick<CodecContext, "now">): boolean {
  return Date.parse(cached.expireTime) <= now;
}

/** A request goes on from a cache that is there, and of its own model. */
export function checkCache(
  call: LanguageModelCall,
  context: CodecContext,
  words: CacheWords,
): LLMError | undefined {
  const id = toCacheId(call);
  if (id === undefined) return undefined;
  const stored = storedCaches(context.store).get(id);
  if (!stored) return words.notFound(id);
  if (isExpired(stored, context)) return words.expired(id);
  const [own, cached] = [call.modelId, stored.cached.model].map((name) => name.split("/").at(-1));
  if (own === cached) return undefined;
  return llmError("bad-request", {
    message: `Model used by GenerateContent request (models/${own}) and CachedContent (models/${cached}) has to be the same.`,
  });
}

/** The call with what its cache holds: it comes before all that the request brings. */
export function recallCache(call: LanguageModelCall, context: CodecContext): LanguageModelCall {
  const stored = findUsable(call, context);
  if (!stored) return call;
  const { prompt, tools, toolChoice } = stored;
  return {
    ...call,
    prompt: [...prompt, ...call.prompt],
    tools: [...tools, ...call.tools],
    toolChoice: call.toolChoice ?? toolChoice,
  };
}

/** The tokens of the cache that a request names. */
export function countCached(call: LanguageModelCall, context: CodecContext): number | undefined {
  return findUsable(call, context)?.cached.usageMetadata.totalTokenCount;
}

function findUsable(call: LanguageModelCall, context: CodecContext): StoredCache | undefined {
  const stored = storedCaches(context.store).get(toCacheId(call) ?? "");
  return stored && !isExpired(stored, context) ? stored : undefined;
}

/** The end of the name, which is the whole of a project's path at Vertex AI. */
function toCacheId({ body }: LanguageModelCall): string | undefined {
  return optionalText(toFields(body)["cachedContent"])?.split("/").at(-1) || undefined;
}
