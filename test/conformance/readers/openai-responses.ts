import OpenAI from "openai";
import type { Reader } from "../reader.ts";

const params = { model: "gpt-5.4", input: "Hello" };

/** Reads with the official SDK; the stream helper refuses some streams that were really recorded. */
export const reader: Reader = {
  async body(body) {
    const client = toClient(JSON.stringify(body), "application/json");
    return normalize(await client.responses.create(params));
  },
  async stream(text) {
    const client = toClient(text, "text/event-stream");
    try {
      return normalize(await client.responses.stream(params).finalResponse());
    } catch {
      return normalize(await readLast(client));
    }
  },
};

function toClient(text: string, contentType: string): OpenAI {
  const headers = { "content-type": contentType };
  return new OpenAI({
    apiKey: "test",
    maxRetries: 0,
    fetch: () => Promise.resolve(new Response(text, { headers })),
  });
}

/** What a stream told of its response, and its error. */
async function readLast(client: OpenAI): Promise<object> {
  const read: { response?: object; error?: string } = {};
  try {
    for await (const event of await client.responses.create({ ...params, stream: true })) {
      if ("response" in event) read.response = { ...read.response, ...event.response };
    }
  } catch (error) {
    read.error = String(error);
  }
  return { ...read.response, ...(read.error !== undefined && { read: read.error }) };
}

interface Read {
  output?: Record<string, unknown>[];
  reasoning?: { effort?: string };
  text?: object;
  tools?: { type: string }[];
  usage?: { input_tokens: number; output_tokens: number };
  [field: string]: unknown;
}

/** Fields that older answers do not have yet, as the API's reference fills them. */
const NEWER = {
  background: false,
  billing: { payer: "developer" },
  frequency_penalty: 0,
  metadata: {},
  object: "response",
  parallel_tool_calls: true,
  presence_penalty: 0,
  prompt_cache_retention: "in_memory",
  service_tier: "default",
  store: true,
  temperature: 1,
  tool_choice: "auto",
  top_logprobs: 0,
  top_p: 1,
  truncation: "disabled",
};

const NO_IMAGES = {
  input_tokens: 0,
  input_tokens_details: { image_tokens: 0, text_tokens: 0 },
  output_tokens: 0,
  output_tokens_details: { image_tokens: 0, text_tokens: 0 },
  total_tokens: 0,
};
const NEWER_REASONING = { context: "current_turn", mode: "standard" };
const NEWER_SEARCH = { return_token_budget: "default", search_content_types: ["text"] };

/** What is the same to a reader reads alike: nothing and null, a list that is empty and one that is missing. */
function normalize(response: object): unknown {
  const read = JSON.parse(JSON.stringify(response, withoutNothing)) as Read;
  const { id: _, created_at: __, completed_at: ___, output_text: ____, ...answer } = read;
  const { output = [], reasoning = {}, text, tools = [], usage, ...rest } = answer;
  return {
    ...NEWER,
    tool_usage: { image_gen: NO_IMAGES, web_search: { num_requests: countSearches(output) } },
    ...rest,
    output: output.map(withoutId),
    reasoning: reasoning.effort === undefined ? reasoning : { ...NEWER_REASONING, ...reasoning },
    text: { format: { type: "text" }, verbosity: "medium", ...text },
    tools: tools.map((tool) => (tool.type === "web_search" ? { ...NEWER_SEARCH, ...tool } : tool)),
    ...(usage && { usage: withDetails(usage) }),
  };
}

function countSearches(output: Record<string, unknown>[]): number {
  const actions = output.flatMap(({ type, action }) => (type === "web_search_call" ? action : []));
  return actions.filter((action) => (action as { type?: string } | undefined)?.type === "search")
    .length;
}

function withoutId(item: Record<string, unknown>): object {
  const { id: _, ...rest } = item;
  return rest;
}

function withoutNothing(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined);
}

function withDetails(usage: NonNullable<Read["usage"]>): object {
  const { input_tokens_details: input, output_tokens_details: output } = usage as {
    input_tokens_details?: object;
    output_tokens_details?: object;
  };
  return {
    total_tokens: usage.input_tokens + usage.output_tokens,
    ...usage,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0, ...input },
    output_tokens_details: { reasoning_tokens: 0, ...output },
  };
}
