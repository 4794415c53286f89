import type { CountTokensResponse } from "./wire.ts";

export function encode(count: unknown): CountTokensResponse {
  if (Number.isInteger(count)) return { inputTokens: count as number };
  throw new Error(`a token count is an integer, and this is ${String(count)}. Give a number.`);
}
