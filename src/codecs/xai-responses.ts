import { UUID } from "../ids.ts";
import type { OpenAIResponsesOptions } from "./openai-responses/dialect.ts";
import type { OutputItem, ResponseUsage } from "./openai-responses/wire.ts";
import { isObject, toArray, toObject, toText } from "./read.ts";
import { XAI } from "./xai.ts";

const CALL_ID = {
  prefix: "call-",
  size: [...UUID.size, 1],
  alphabet: ["hex", "hex", "hex", "hex", "hex", "decimal"],
} as const;

/** How xAI's responses differ from OpenAI's. @see https://docs.x.ai/docs/api-reference#create-new-response */
export const XAI_RESPONSES: OpenAIResponsesOptions = {
  ...XAI,
  ids: { result: UUID, toolCall: CALL_ID },
  response(whole, { body }) {
    const { moderation: _, tool_usage: __, prompt_cache_retention: ___, ...response } = whole;
    const { reasoning, text, tools } = toObject(body);
    const { effort = null, summary = null } = toObject(reasoning);
    const { format = { type: "text" } } = toObject(text);
    return {
      ...response,
      metadata: { system_fingerprint: "fp_0000000000000000", ...toObject(response.metadata) },
      reasoning: { effort, summary },
      service_tier: "default",
      text: { format },
      tools: toArray(tools).map(encodeTool),
      usage: response.usage && encodeUsage(response.usage),
    };
  },
  item,
  stream: { obfuscates: false },
};

/** Ids repeat that of the response; calls are counted. */
function item(
  item: OutputItem,
  { responseId, index }: { responseId: string; index: number },
): Record<string, unknown> {
  if (item.type === "message") return { ...item, id: `msg_${responseId}` };
  if (item.type === "reasoning") {
    const { content: _, ...reasoning } = item;
    return { ...reasoning, id: `rs_${responseId}`, status: "completed" };
  }
  const [prefix = "fc"] = item.id.split("_");
  return { ...item, id: `${prefix}_${responseId}_${index}` };
}

function encodeTool(tool: unknown): unknown {
  return isObject(tool) && toText(tool["type"]) === "function" ? { strict: false, ...tool } : tool;
}

function encodeUsage({ input_tokens_details: details, ...usage }: ResponseUsage): object {
  return {
    ...usage,
    input_tokens_details: { cached_tokens: details.cached_tokens },
    num_sources_used: 0,
    num_server_side_tools_used: 0,
    cost_in_usd_ticks: 0,
    context_details: { input_tokens: usage.input_tokens, output_tokens: usage.output_tokens },
  };
}
