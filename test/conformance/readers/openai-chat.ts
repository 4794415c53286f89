import OpenAI from "openai";
import type { Reader } from "../reader.ts";

const PARAMS = { model: "", messages: [] };

/** What the `openai` package understands of a chat completion. */
export const reader: Reader = {
  async body(body) {
    const client = answering(JSON.stringify(body), "application/json");
    return toMeaning(await client.chat.completions.create(PARAMS));
  },
  async stream(text) {
    const stream = answering(text, "text/event-stream").chat.completions.stream(PARAMS);
    return toMeaning(await stream.finalChatCompletion());
  },
};

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
    // the stream's helper adds it
    if (key === "parsed" || value === null) return undefined;
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
