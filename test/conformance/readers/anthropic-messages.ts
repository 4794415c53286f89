import Anthropic from "@anthropic-ai/sdk";
import type { Reader } from "../reader.ts";

const PARAMS = {
  model: "claude-sonnet-5",
  max_tokens: 64,
  messages: [{ role: "user" as const, content: "Hello" }],
};

/** Messages as the official package understands them, betas included. */
export const reader: Reader = {
  async body(body) {
    const messages = read(JSON.stringify(body), "application/json");
    return withoutDefaults(await messages.create(PARAMS));
  },
  async stream(text) {
    const messages = read(text, "text/event-stream");
    return withoutDefaults(await messages.stream(PARAMS).finalMessage());
  },
};

function read(text: string, type: string): Anthropic["beta"]["messages"] {
  const fetch = () =>
    Promise.resolve(new Response(text, { headers: { "content-type": type, "request-id": "req" } }));
  return new Anthropic({ apiKey: "test", maxRetries: 0, fetch }).beta.messages;
}

/** What older answers lack: that it is missing says the same. */
const DEFAULTS: Record<string, unknown> = {
  caller: { type: "direct" },
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  inference_geo: "not_available",
  service_tier: "standard",
  stop_details: null,
  stop_sequence: null,
};

function withoutDefaults({ usage, ...message }: Anthropic.Beta.BetaMessage): unknown {
  const { cache_creation: written, ...counts } = usage;
  const isPlain =
    !written?.ephemeral_1h_input_tokens &&
    (written?.ephemeral_5m_input_tokens ?? 0) === usage.cache_creation_input_tokens;
  const shown = { ...message, parsed_output: undefined, usage: isPlain ? counts : usage };
  return JSON.parse(JSON.stringify(shown), (key, value) =>
    JSON.stringify(value) === JSON.stringify(DEFAULTS[key]) ? undefined : (value as unknown),
  ) as unknown;
}
