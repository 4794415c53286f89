import { optionalNumber, toObject, toObjects, toText, type JSONObject } from "../read.ts";

/** A response as the chat completion that a batch's results have in its place, as recorded. */
export function toChatCompletion(response: JSONObject): JSONObject {
  const output = toObjects(response["output"]);
  const ofType = (type: string): JSONObject[] => output.filter((item) => item["type"] === type);
  const parts = ofType("message").flatMap((item) => toObjects(item["content"]));
  const reasoning = ofType("reasoning").flatMap((item) => toObjects(item["summary"]));
  const calls = ofType("function_call").map(toToolCall);
  const citations = parts
    .flatMap((part) => toObjects(part["annotations"]))
    .flatMap(({ url }) => (typeof url === "string" ? [url] : []));
  return {
    id: response["id"],
    object: "chat.completion",
    created: response["created_at"],
    model: response["model"],
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: joinTexts(parts),
          ...(reasoning.length > 0 && { reasoning_content: joinTexts(reasoning) }),
          refusal: null,
          ...(calls.length > 0 && { tool_calls: calls }),
        },
        finish_reason: toFinishReason(response, calls.length > 0),
      },
    ],
    usage: toUsage(toObject(response["usage"])),
    system_fingerprint: "fp_0000000000",
    service_tier: "default",
    ...(citations.length > 0 && { citations }),
  };
}

function joinTexts(parts: JSONObject[]): string {
  return parts.map(({ text }) => toText(text)).join("");
}

function toToolCall({ call_id, name, arguments: input }: JSONObject): JSONObject {
  return { id: call_id, type: "function", function: { name, arguments: input } };
}

function toFinishReason({ status }: JSONObject, hasCalls: boolean): string {
  if (status === "incomplete") return "length";
  return hasCalls ? "tool_calls" : "stop";
}

/** Reasoning is counted beside what is said. */
function toUsage(usage: JSONObject): JSONObject {
  const toNumber = (value: unknown): number => optionalNumber(value) ?? 0;
  const input = toNumber(usage["input_tokens"]);
  const reasoning = toNumber(toObject(usage["output_tokens_details"])["reasoning_tokens"]);
  const cached = toNumber(toObject(usage["input_tokens_details"])["cached_tokens"]);
  return {
    prompt_tokens: input,
    completion_tokens: toNumber(usage["output_tokens"]) - reasoning,
    total_tokens: usage["total_tokens"],
    prompt_tokens_details: {
      text_tokens: input,
      audio_tokens: 0,
      image_tokens: 0,
      cached_tokens: cached,
    },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
    num_sources_used: 0,
    cost_in_usd_ticks: toNumber(usage["cost_in_usd_ticks"]),
  };
}
