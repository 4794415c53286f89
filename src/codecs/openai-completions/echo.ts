import { createRandom, hash } from "../../ids.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { toObject, toText } from "../read.ts";
import { toPrompts } from "./decode.ts";
import type { CompletionLogprobs } from "./wire.ts";

/** What stands before each choice's own text. */
export interface Preface {
  /** The prompt, where `echo` asks for it; else nothing. */
  echo: string;
  /** Where the choice's own text begins in all that the model read, in characters. */
  start: number;
}

/** The frame in which the model reads a prompt and a suffix: three markers, and the one of the document's end. */
const INFILL_FRAME = "<|endoftext|><|fim_prefix|><|fim_suffix|><|fim_middle|>";

export function toPrefaces({ body, n }: LanguageModelCall): Preface[] {
  const { echo, prompt, suffix } = toObject(body);
  const isText = !Array.isArray(prompt) || prompt.every((item) => typeof item === "string");
  if (echo === true && !isText) {
    throw new Error(
      "the prompt is a list of tokens, and echoing it takes the model's own tokenizer. Send the prompt as a text, or leave out echo.",
    );
  }
  const prompts = isText ? toPrompts(prompt) : [];
  const each = n / Math.max(1, prompts.length);
  const infill = toText(suffix) === "" ? 0 : toText(suffix).length + INFILL_FRAME.length;
  return Array.from({ length: n }, (_, index) => {
    const text = prompts[Math.floor(index / each)] ?? "";
    return { echo: echo === true ? text : "", start: text.length + infill };
  });
}

/** Words with the space before them, as tokens mostly are. */
const WORDS = /\s*\S+|\s+$/g;

/**
 * Log probabilities of an echoed prompt, made from its words; nothing came before the first one, which has none.
 *
 * @see https://platform.openai.com/docs/api-reference/completions/create#completions-create-echo
 */
export function toEchoLogprobs(
  { echo, start }: Preface,
  topLogprobs: number | undefined,
): CompletionLogprobs | undefined {
  const tokens = echo.match(WORDS);
  if (topLogprobs === undefined || !tokens) return undefined;
  const random = createRandom(hash(echo), 0);
  const logprobs = tokens.map((_, index) => (index === 0 ? null : -8 * random() ** 3));
  let end = start - echo.length;
  return {
    text_offset: tokens.map((token) => (end += token.length) - token.length),
    token_logprobs: logprobs,
    tokens,
    top_logprobs:
      topLogprobs === 0
        ? null
        : logprobs.map((logprob, index) =>
            logprob === null ? null : toAlternatives(tokens, { index, logprob, topLogprobs }),
          ),
  };
}

/** A token and others of its prompt, each less likely than the one before. */
function toAlternatives(
  tokens: string[],
  { index, logprob, topLogprobs }: { index: number; logprob: number; topLogprobs: number },
): Record<string, number> {
  const alternatives: Record<string, number> = { [tokens[index]!]: logprob };
  let rank = 1;
  for (const token of tokens) {
    if (rank >= topLogprobs) break;
    if (!(token in alternatives)) alternatives[token] = logprob - rank++;
  }
  return alternatives;
}
