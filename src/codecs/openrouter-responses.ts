import { createGenerateId, hash } from "../ids.ts";
import type { OpenAIResponsesOptions } from "./openai-responses/dialect.ts";
import type { ResponseUsage } from "./openai-responses/wire.ts";
import { OPENROUTER, OPENROUTER_ID, toReasoningFormat } from "./openrouter.ts";
import { isObject, toArray, toObject } from "./read.ts";

/** How OpenRouter's responses differ from OpenAI's. @see https://openrouter.ai/docs/api/reference/responses/overview */
export const OPENROUTER_RESPONSES: OpenAIResponsesOptions = {
  ...OPENROUTER,
  ids: { result: OPENROUTER_ID, toolCall: { prefix: "call_", size: 24 } },
  tellsReasoning: true,
  tellsProof: true,
  response(whole, { body }) {
    const { moderation: _, tool_usage: __, prompt_cache_retention: ___, ...rest } = whole;
    const { user: ____, ...response } = rest;
    const { prompt_cache_options = null, reasoning, store = false, text, tools } = toObject(body);
    return {
      ...response,
      prompt_cache_options,
      reasoning: isObject(reasoning) ? { effort: null, summary: null, ...reasoning } : null,
      store,
      text: { format: { type: "text" }, ...toObject(text) },
      tools: toArray(tools).map(encodeTool),
      usage: response.usage && encodeUsage(response.usage),
    };
  },
  item(item, { responseId, modelId, index }) {
    const [prefix = ""] = item.id.split("_");
    const generateId = createGenerateId(hash(prefix + responseId), index);
    const id = generateId({ prefix: `${prefix}_tmp_`, size: 11, alphabet: "lowercase" });
    if (item.type !== "reasoning") return { ...item, id };
    const format = item.encrypted_content !== undefined && { format: toReasoningFormat(modelId) };
    return { ...item, id, status: "completed", ...format };
  },
  stream: {
    names: false,
    obfuscates: false,
    namesCalls: true,
    // null where a response begins, as recorded, whatever it is where it ends
    toldLast: ["reasoning"],
    comment: "OPENROUTER PROCESSING",
    done: true,
  },
};

function encodeTool(tool: unknown): unknown {
  return isObject(tool) && tool["type"] === "function" ? { strict: null, ...tool } : tool;
}

/** A mock costs nothing. */
function encodeUsage({ input_tokens_details: details, ...usage }: ResponseUsage): object {
  const { cached_tokens, cache_write_tokens: written } = details;
  return {
    ...usage,
    input_tokens_details: { cached_tokens, ...(written > 0 && { cache_write_tokens: written }) },
    cost: 0,
    is_byok: false,
    cost_details: {
      upstream_inference_cost: 0,
      upstream_inference_input_cost: 0,
      upstream_inference_output_cost: 0,
    },
  };
}
