import type { Format } from "../measure/endpoint.ts";

interface Choice {
  index: number;
  text: string;
  finish_reason: string | null;
  logprobs: Record<string, unknown[]> | null;
}

interface Chunk {
  choices: Choice[];
  usage?: object | null;
  [field: string]: unknown;
}

/** How answers of OpenAI's text completions are read. */
export const completions: Format = { toScript, join, ask };

/** What each chunk is; one that ends a choice may carry its last text, or none. */
function toScript(payloads: unknown[]): string[] {
  return payloads.map((payload) => {
    if (payload === "[DONE]") return "done";
    const { choices = [], usage } = payload as Partial<Chunk>;
    if (choices.length === 0) return usage ? "usage" : "empty";
    const isEnd = choices.some(({ finish_reason }) => finish_reason !== null);
    const usages = usage === undefined ? "" : " usage:null";
    return `${isEnd ? `end of ${choices.length}` : "delta"}${usages}`;
  });
}

/** The body that the same answer would have been. */
function join(payloads: unknown[]): unknown {
  const chunks = payloads.filter((payload) => typeof payload === "object") as Chunk[];
  const choices: Choice[] = [];
  const body: Record<string, unknown> = { choices };
  for (const { choices: deltas, obfuscation: _, ...rest } of chunks) {
    for (const [key, value] of Object.entries(rest)) body[key] = value ?? body[key];
    for (const { index, text, finish_reason, logprobs } of deltas) {
      const known = (choices[index] ??= { index, text: "", finish_reason: null, logprobs: null });
      known.text += text;
      known.finish_reason = finish_reason ?? known.finish_reason;
      if (logprobs) known.logprobs = addLogprobs(known.logprobs ?? {}, logprobs);
    }
  }
  return body;
}

/** A stream tells of usage where it is asked to. */
function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const usage = isStream && answer["usage"] ? { stream_options: { include_usage: true } } : {};
  return {
    url: "https://api.openai.com/v1/completions",
    body: { model: answer["model"], prompt: "Hello", stream: isStream, ...usage },
  };
}

function addLogprobs(
  known: Record<string, unknown[]>,
  added: Record<string, unknown[]>,
): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(added).map(([key, values]) => [key, [...(known[key] ?? []), ...values]]),
  );
}
