import { toGraphemes, toTokens } from "../stream/chunking.ts";
import type { CountTokens } from "../tokens.ts";

/** How many tokens an answer may still have. */
export interface TokenBudget {
  readonly left: number;
  /** Something did not fit any more. */
  readonly isExceeded: boolean;
  /** As much of a text as there are tokens left. */
  fit(text: string): string;
  /** Takes all of the tokens, or none. */
  take(tokens: number): boolean;
}

export function createTokenBudget(limit: number, countTokens: CountTokens): TokenBudget {
  let left = Math.max(0, limit);
  let isExceeded = false;

  function take(tokens: number): boolean {
    if (tokens > left) isExceeded = true;
    else left -= tokens;
    return !isExceeded;
  }

  return {
    get left() {
      return left;
    },
    get isExceeded() {
      return isExceeded;
    },
    take,
    fit(text) {
      if (left === Infinity || take(countTokens(text))) return text;
      const fitting = toBeginning(text, left, countTokens);
      left = 0;
      // token by token it may be less than as a whole
      isExceeded = fitting !== text;
      return fitting;
    },
  };
}

/** The beginning of a text that has at most `limit` tokens. */
function toBeginning(text: string, limit: number, countTokens: CountTokens): string {
  let beginning = "";
  let left = limit;
  for (const token of toTokens(text)) {
    const tokens = Math.max(1, countTokens(token));
    if (tokens > left) return beginning + toPartOf(token, left, countTokens);
    beginning += token;
    left -= tokens;
  }
  return beginning;
}

/** Some scripts have a token a character, or several. */
function toPartOf(token: string, limit: number, countTokens: CountTokens): string {
  let part = "";
  for (const grapheme of toGraphemes(token)) {
    if (Math.max(1, countTokens(part + grapheme)) > limit) break;
    part += grapheme;
  }
  return part;
}
