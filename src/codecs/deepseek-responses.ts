import { createGenerateId, hash, UUID } from "../ids.ts";
import { DEEPSEEK, DEEPSEEK_CHAT } from "./deepseek.ts";
import type { OpenAIResponsesOptions } from "./openai-responses/dialect.ts";
import { toObject } from "./read.ts";

/** How DeepSeek's responses differ from OpenAI's. @see https://api-docs.deepseek.com/api/create-response */
export const DEEPSEEK_RESPONSES: OpenAIResponsesOptions = {
  ...DEEPSEEK,
  ids: {
    result: UUID,
    ...(DEEPSEEK_CHAT.ids?.toolCall && { toolCall: DEEPSEEK_CHAT.ids.toolCall }),
  },
  tellsReasoning: true,
  response(whole, { body }) {
    const { tool_usage: _, ...response } = whole;
    const { reasoning, store = false, text, tools = [] } = toObject(body);
    const { effort = null, summary = null } = toObject(reasoning);
    return {
      ...response,
      content_filters: null,
      prompt_cache_retention: null,
      reasoning: { effort, summary },
      service_tier: "default",
      store,
      text: { ...response.text, verbosity: toObject(text)["verbosity"] ?? null },
      tools,
      usage: response.usage && {
        ...response.usage,
        input_tokens_details: { cached_tokens: response.usage.input_tokens_details.cached_tokens },
      },
    };
  },
  item(item, { responseId, index }) {
    const id = createGenerateId(hash(item.type + responseId), index)(UUID);
    if (item.type === "message") return { ...item, id, phase: "final_answer" };
    return item.type === "reasoning" ? { ...item, id, status: "completed" } : { ...item, id };
  },
  stream: { obfuscates: false },
};
