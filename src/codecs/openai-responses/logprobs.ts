import type { TokenLogprob } from "../../language-model/result.ts";
import { encodeLogprobs } from "../openai-logprobs.ts";
import type * as wire from "./wire.ts";

/** Gives each text the log probabilities of its own tokens; those that spell no texts are the last one's. */
export function addLogprobs(output: wire.OutputItem[], logprobs: TokenLogprob[]): void {
  if (logprobs.length === 0) return;
  const texts = output.flatMap((item) =>
    item.type === "message" ? item.content.filter((part) => part.type === "output_text") : [],
  );
  const last = texts.at(-1);
  const spelt = logprobs.map(({ token }) => token).join("");
  if (last && spelt === texts.map(({ text }) => text).join("")) return spread(texts, logprobs);
  const end = output.at(-1);
  if (!last || end?.type !== "message" || !end.content.includes(last)) {
    throw new Error(
      "logprobs belong to the text that ends the answer, and there is none. Leave them out.",
    );
  }
  last.logprobs = encodeLogprobs(logprobs);
}

/** A token belongs to the text in which it begins. */
function spread(texts: wire.OutputText[], logprobs: TokenLogprob[]): void {
  let next = 0;
  let length = 0;
  let end = 0;
  for (const part of texts) {
    end += part.text.length;
    const own: TokenLogprob[] = [];
    for (; next < logprobs.length && length < end; next++) {
      const logprob = logprobs[next];
      if (!logprob) break;
      own.push(logprob);
      length += logprob.token.length;
    }
    part.logprobs = encodeLogprobs(own);
  }
}
