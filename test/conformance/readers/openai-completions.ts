import type OpenAI from "openai";
import type { Reader } from "../reader.ts";
import { answering, toMeaning } from "./openai-chat.ts";

const PARAMS = { model: "", prompt: "" };

/** What the `openai` package understands of a text completion. */
export const reader: Reader = {
  async body(body) {
    const client = answering(JSON.stringify(body), "application/json");
    return toMeaning(await client.completions.create(PARAMS));
  },
  async stream(text) {
    const client = answering(text, "text/event-stream");
    const stream = await client.completions.create({ ...PARAMS, stream: true });
    return toMeaning(await accumulate(stream));
  },
};

/** The SDK has no helper for these streams: its chunks, put together as its docs say. */
export async function accumulate(
  stream: AsyncIterable<OpenAI.Completion>,
): Promise<OpenAI.Completion> {
  let whole: OpenAI.Completion | undefined;
  for await (const { choices, usage, ...head } of stream) {
    whole ??= { ...head, choices: [] };
    if (usage) whole.usage = usage;
    for (const choice of choices)
      whole.choices[choice.index] = join(whole.choices[choice.index], choice);
  }
  return whole!;
}

function join(
  before: OpenAI.CompletionChoice | undefined,
  choice: OpenAI.CompletionChoice,
): OpenAI.CompletionChoice {
  if (!before) return choice;
  return { ...before, ...choice, text: before.text + choice.text };
}
