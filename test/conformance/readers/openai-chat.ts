import OpenAI from "openai";
import type { Reader } from "../reader.ts";

/** Where other providers show their reasoning. */
const REASONING = ["reasoning", "reasoning_content"];

const PARAMS = { model: "", messages: [] };

/** What the `openai` package understands of a chat completion. */
export const reader: Reader = {
  async body(body) {
    const client = answering(JSON.stringify(body), "application/json");
    return toMeaning(await client.chat.completions.create(PARAMS));
  },
  async stream(text) {
    const stream = answering(text, "text/event-stream").chat.completions.stream(PARAMS);
    const reasonings = REASONING.map((field) => ({ field, text: "" }));
    const details: Record<string, unknown>[] = [];
    stream.on("chunk", ({ choices }) => {
      const delta = { ...choices[0]?.delta } as Record<string, unknown>;
      for (const one of reasonings) one.text += (delta[one.field] as string | undefined) ?? "";
      addDetails(details, delta["reasoning_details"]);
    });
    const completion = await stream.finalChatCompletion();
    // of fields that it does not know, the helper keeps the last delta alone
    const message = { ...completion.choices[0]?.message } as Record<string, unknown>;
    for (const { field, text } of reasonings) if (field in message) message[field] = text || null;
    if ("reasoning_details" in message) message["reasoning_details"] = details;
    const [first, ...others] = completion.choices;
    return toMeaning({ ...completion, choices: [{ ...first, message }, ...others] });
  },
};

/** What an app makes of OpenRouter's parts of reasoning: each grows by its index. */
function addDetails(details: Record<string, unknown>[], added: unknown): void {
  for (const { index, text, ...rest } of (added ?? []) as { index: number; text?: string }[]) {
    const known = (details[index] ??= { index, text: "" });
    Object.assign(known, rest, { text: `${String(known["text"])}${text ?? ""}` });
  }
}

/** A client to which every request is answered with the same bytes. */
export function answering(text: string, contentType: string): OpenAI {
  const headers = { "content-type": contentType };
  return new OpenAI({
    apiKey: "test",
    maxRetries: 0,
    fetch: () => Promise.resolve(new Response(text, { headers })),
  });
}

/** Without ids and times; arguments are what an app parses, and `null` or an empty list says no more than nothing. */
export function toMeaning(completion: object): unknown {
  const { id: _, created: __, ...rest } = completion as Record<string, unknown>;
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) => {
    if (key === "arguments" && typeof value === "string") return toArguments(value);
    // the stream's helper adds `parsed`; Cerebras repeats the time
    if (key === "parsed" || key === "created" || value === null) return undefined;
    return Array.isArray(value) && value.length === 0 ? undefined : value;
  });
}

function toArguments(text: string): unknown {
  try {
    return JSON.parse(text || "{}") as unknown;
  } catch {
    return text;
  }
}
