import { hash } from "../../ids.ts";
import type { Store } from "../../store.ts";
import { encodeCohereMeta } from "../cohere-meta.ts";
import { cutTokens } from "../cut-tokens.ts";
import type * as wire from "./wire.ts";

/** How many tokens Cohere's tokenizer knows. */
const VOCABULARY = 255_000;

/** The texts of the tokens that were given out: they are what `detokenize` can put together again. */
const TOKENS = "cohere-tokens";

/** About as a tokenizer cuts a text; a token has the same number on every run. */
export function tokenize(text: string, store: Store): wire.TokenizeResponse {
  const known = store.collection<string>(TOKENS);
  const strings = cutTokens(text);
  return {
    tokens: strings.map((token) => toNumber(token, known)),
    token_strings: strings,
    meta: encodeCohereMeta("1"),
  };
}

/** A number that stands for no token that is known is a character that could not be read. */
export function detokenize(tokens: readonly number[], store: Store): string {
  const known = store.collection<string>(TOKENS);
  return tokens.map((token) => known.get(String(token)) ?? "\ufffd").join("");
}

/** Two texts never share a number, as long as there is room. */
function toNumber(token: string, known: Map<string, string>): number {
  let number = hash(token) % VOCABULARY;
  for (let tries = 0; tries < VOCABULARY; tries++) {
    const other = known.get(String(number));
    if (other === undefined) known.set(String(number), token);
    if (other === undefined || other === token) break;
    number = (number + 1) % VOCABULARY;
  }
  return number;
}

export function encodeText(text: string): wire.DetokenizeResponse {
  return { text, meta: encodeCohereMeta("1") };
}
