import { createRandom, hash } from "../ids.ts";
import type { TokenLogprob } from "../language-model/result.ts";
import { toTokens } from "./chunking.ts";

/** What might have stood in a token's place; as many as a provider lists (20 at OpenAI and Google). */
const ALTERNATIVES =
  " the, a, of,., and, to, in, is,\n, that, it, for,:, with, as, on,-, this, be, an, by".split(",");

/** Log probabilities for a text's tokens, made up, and the same on every run; each with `count` alternatives. */
export function toTokenLogprobs(text: string, count: number): TokenLogprob[] {
  return Array.from(toTokens(text), (token) => toLogprob(token, count));
}

/** The token itself is the likeliest of the list, as where a model is asked for its best. */
function toLogprob(token: string, count: number): TokenLogprob {
  const probability = 0.99 - createRandom(hash(token), 0)() * 0.48;
  const logprob = Math.log(probability);
  if (count === 0) return { token, logprob };
  const others = ALTERNATIVES.filter((alternative) => alternative !== token).slice(0, count - 1);
  let rest = 1 - probability;
  const topLogprobs = others.map((alternative) => {
    rest /= 2; // each has half of what is left
    return { token: alternative, logprob: Math.log(rest) };
  });
  return { token, logprob, topLogprobs: [{ token, logprob }, ...topLogprobs] };
}
