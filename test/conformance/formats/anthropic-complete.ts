import type { Format } from "../measure/endpoint.ts";

interface Completion {
  completion: string;
  [field: string]: unknown;
}

/** How answers of Anthropic's older text completions are read. */
export const complete: Format = { toScript, join, ask };

function toScript(payloads: unknown[]): string[] {
  return listCompletions(payloads).map(({ stop_reason: reason }) => (reason ? "end" : "piece"));
}

/** The body that the same answer would have been. */
function join(payloads: unknown[]): unknown {
  const pieces = listCompletions(payloads);
  return { ...pieces.at(-1), completion: pieces.map(({ completion }) => completion).join("") };
}

function ask({ model }: Record<string, unknown>, stream: boolean): ReturnType<Format["ask"]> {
  return {
    url: "https://api.anthropic.com/v1/complete",
    body: { model, prompt: "\n\nHuman: Hello\n\nAssistant:", max_tokens_to_sample: 1000, stream },
  };
}

function listCompletions(payloads: unknown[]): Completion[] {
  return (payloads as Completion[]).filter(({ type }) => type === "completion");
}
