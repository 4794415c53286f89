import type { Store } from "./store.ts";

/** What was used of an account's limits in one scope. */
export interface UsedLimits {
  /** This one included. */
  requests: number;
  /** Of prompts, this one's included. */
  inputTokens: number;
  /** Of answers that are whole. */
  outputTokens: number;
}

/** One answer, as far as the headers of its rate limits hang on it. */
export interface LimitedAnswer {
  /** The endpoint's name, such as `chat`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly used: UsedLimits;
  /** Seconds until a new try, where the answer says that a limit is reached. */
  readonly retryAfter: number | undefined;
}

const NOTHING: UsedLimits = { requests: 0, inputTokens: 0, outputTokens: 0 };

/** Adds to what was used, and tells of it. */
export function addUse(store: Store, use: Partial<UsedLimits>): UsedLimits {
  const counts = store.collection<UsedLimits>("rate-limits");
  const { requests, inputTokens, outputTokens } = counts.get("used") ?? NOTHING;
  const used = {
    requests: requests + (use.requests ?? 0),
    inputTokens: inputTokens + (use.inputTokens ?? 0),
    outputTokens: outputTokens + (use.outputTokens ?? 0),
  };
  counts.set("used", used);
  return used;
}
