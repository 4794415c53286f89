import type { LanguageModelCall } from "./language-model/call.ts";
import type { Usage } from "./language-model/result.ts";
import type { Store } from "./store.ts";

/** What a provider keeps of a prompt, so that a later request that begins alike costs less. */
export interface CachePlan {
  /** The prompt in the provider's own order: what begins alike is cached alike. */
  text: string;
  /** Fewer tokens are never cached. */
  minimumTokens: number;
  /** Cached tokens are a multiple of it. @default 1 */
  step?: number;
  /** Where the request marks what is to be kept; without marks, the provider keeps the prompt by itself. */
  breakpoints?: CacheBreakpoint[];
}

export interface CacheBreakpoint {
  /** Where the marked beginning of `text` ends. */
  end: number;
  /** How long it is kept after its last use, in milliseconds. */
  ttl: number;
}

type CachedTokens = Pick<Usage["inputTokens"], "cacheRead" | "cacheWrite">;

interface CacheState {
  store: Store;
  /** Milliseconds since the epoch. */
  now: number;
  /** Of the whole prompt. */
  tokens: number;
}

/** The oldest prompts are forgotten: a long session must not fill the memory. */
const CAPACITY = 100;

/** The tools, then the conversation: the order in which providers put a prompt together. */
export function toPromptText({ tools, prompt }: LanguageModelCall): string {
  return JSON.stringify(tools) + JSON.stringify(prompt);
}

/** How many of a prompt's tokens were cached before, and how many are now; keeps the prompt for later. */
export function usePromptCache(plan: CachePlan, state: CacheState): CachedTokens {
  return plan.breakpoints
    ? useMarked(plan, plan.breakpoints, state)
    : { cacheRead: useWhole(plan, state), cacheWrite: 0 };
}

/** @see https://platform.openai.com/docs/guides/prompt-caching */
function useWhole({ text, minimumTokens, step = 1 }: CachePlan, state: CacheState): number {
  const prompts = state.store.collection<true>("cached-prompts");
  let length = 0;
  for (const prompt of prompts.keys()) length = Math.max(length, countCommon(prompt, text));
  keep(prompts, text, true);
  const tokens = toTokens(length, text, state);
  return tokens < minimumTokens ? 0 : tokens - (tokens % step);
}

/** @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
function useMarked(
  { text, minimumTokens }: CachePlan,
  breakpoints: CacheBreakpoint[],
  state: CacheState,
): CachedTokens {
  const prefixes = state.store.collection<CacheBreakpoint & { expires: number }>("cached-prefixes");
  const last = Math.max(0, ...breakpoints.map(({ end }) => end));
  let read = 0;
  for (const [prefix, cached] of prefixes) {
    const isKept = cached.expires > state.now;
    if (!isKept || prefix.length > last || !text.startsWith(prefix)) continue;
    cached.expires = state.now + cached.ttl;
    read = Math.max(read, toTokens(prefix.length, text, state));
  }
  const marked = toTokens(last, text, state);
  if (marked < minimumTokens) return { cacheRead: 0, cacheWrite: 0 };
  for (const { end, ttl } of breakpoints) {
    if (toTokens(end, text, state) < minimumTokens) continue;
    keep(prefixes, text.slice(0, end), { end, ttl, expires: state.now + ttl });
  }
  return { cacheRead: read, cacheWrite: marked - read };
}

function keep<T>(collection: Map<string, T>, text: string, value: T): void {
  collection.delete(text);
  const [oldest] = collection.size < CAPACITY ? [] : collection.keys();
  if (oldest !== undefined) collection.delete(oldest);
  collection.set(text, value);
}

/** A beginning has its share of the prompt's tokens. */
function toTokens(length: number, text: string, { tokens }: CacheState): number {
  return text.length === 0 ? 0 : Math.floor((tokens * length) / text.length);
}

function countCommon(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let index = 0;
  while (index < length && one.charCodeAt(index) === other.charCodeAt(index)) index++;
  return index;
}
