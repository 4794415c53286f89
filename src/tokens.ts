import { estimateTokenCount } from "tokenx";
import type { LanguageModelCall } from "./language-model/call.ts";
import type { Message } from "./language-model/prompt.ts";
import type { Content } from "./language-model/result.ts";

/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** A longer text is estimated by its two ends: the estimate must not cost more than the answer. */
const SAMPLED = 2_048;

/** What an image or another file weighs in a prompt, about as much as a small picture at OpenAI. */
const FILE_TOKENS = 85;

/** What a message weighs besides its text, as OpenAI counts it. */
const MESSAGE_TOKENS = 3;

/** What was estimated lately: tools, instructions and replies are the same from call to call. */
const known = new Map<string, number>();
const MAX_KNOWN = 200;

export function estimateTokens(text: string): number {
  if (text.length <= SAMPLED) return estimate(text);
  const sample = text.slice(0, SAMPLED / 2) + text.slice(-SAMPLED / 2);
  return Math.round((estimate(sample) * text.length) / SAMPLED);
}

function estimate(text: string): number {
  let tokens = known.get(text);
  if (tokens !== undefined) return tokens;
  tokens = estimateTokenCount(text);
  if (known.size === MAX_KNOWN) known.clear();
  known.set(text, tokens);
  return tokens;
}

/** The tokens of a prompt, tools included; at least 1. */
export function countPromptTokens(call: LanguageModelCall, countTokens: CountTokens): number {
  let total = call.tools.length > 0 ? countTokens(JSON.stringify(call.tools)) : 0;
  for (const message of call.prompt) total += MESSAGE_TOKENS + countMessage(message, countTokens);
  return Math.max(1, total);
}

/** The tokens of an answer: all of them, and those that are reasoning. */
export function countContentTokens(
  content: Content[],
  countTokens: CountTokens,
): { total: number; reasoning: number } {
  let total = 0;
  let reasoning = 0;
  for (const part of content) {
    const tokens = countPart(part, countTokens);
    total += tokens;
    if (part.type === "reasoning") reasoning += tokens;
  }
  return { total, reasoning };
}

function countMessage(message: Message, countTokens: CountTokens): number {
  if (message.role === "system") return countTokens(message.content);
  let total = 0;
  for (const part of message.content) total += countPart(part, countTokens);
  return total;
}

function countPart(
  part: Content | Exclude<Message["content"], string>[number],
  countTokens: CountTokens,
): number {
  switch (part.type) {
    case "text":
    case "reasoning":
    case "refusal":
      return countTokens(part.text);
    case "tool-call":
      return countTokens(part.toolName + toText(part.input));
    case "tool-result":
      return countTokens(toText(part.output));
    case "file":
      return FILE_TOKENS;
    case "source":
    case "custom":
      return 0;
  }
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
