import type {
  Content,
  DecodedResult,
  FinishReason,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { decodeLogprobs } from "../openai-logprobs.ts";
import { toPartialBody } from "../partial-body.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  parseArguments,
  toObject,
  toObjects,
  toPlainText,
  toText,
} from "../read.ts";
import { decode, toToolCall } from "./decode.ts";
import { encode } from "./encode.ts";
import { decodeDetails } from "./reasoning-details.ts";
import type { OpenAIChatOptions } from "./options.ts";

/** Reads a chat completion; what the neutral form has no word for stands in `body`. */
export function decodeResult(body: unknown, options: OpenAIChatOptions): DecodedResult {
  const completion = toObject(body);
  const choices = toObjects(completion["choices"]);
  const choice = choices[0] ?? {};
  const logprobs = toLogprobs(choice["logprobs"]);
  const result = {
    id: toText(completion["id"]),
    modelId: toText(completion["model"]),
    timestamp: (optionalNumber(completion["created"]) ?? 0) * 1000,
    content: toContent(toObject(choice["message"]), options),
    finishReason: toFinishReason(choice["finish_reason"], options),
    usage: toUsage(completion["usage"]),
    ...(logprobs && { logprobs }),
  };
  const call = decode({ body: { model: result.modelId, ...toRequest(choices) } });
  const encoded = encode(result, { call, options });
  const rest = toPartialBody(withCompactCalls(completion), encoded);
  return { ...result, ...(isObject(rest) && { body: rest }) };
}

function toContent(message: JSONObject, options: OpenAIChatOptions): Content[] {
  const content: Content[] = toReasoning(message, options);
  const text = toPlainText(message["content"]);
  // an empty text beside calls is one, too: the field is not null
  if (text !== "" || message["content"] === "") content.push({ type: "text", text });
  const refusal = toText(message["refusal"]);
  if (refusal !== "") content.push({ type: "refusal", text: refusal });
  for (const annotation of toObjects(message["annotations"])) {
    const { url, title } = toObject(annotation["url_citation"]);
    if (typeof url !== "string") continue;
    content.push({ type: "source", url, ...(typeof title === "string" && { title }) });
  }
  const { tool_calls: calls, function_call: legacy } = message;
  content.push(...toObjects(calls).map(toToolCall));
  if (isObject(legacy)) content.push(toToolCall({ function: legacy }));
  return content;
}

/** In parts, where it is told so; else its text. */
function toReasoning(
  message: JSONObject,
  { reasoningField, reasoningFormat }: OpenAIChatOptions,
): Content[] {
  const parts = reasoningFormat && decodeDetails(message["reasoning_details"]);
  if (parts) return parts;
  const text = reasoningField === undefined ? "" : toText(message[reasoningField]);
  return text === "" ? [] : [{ type: "reasoning", text }];
}

function toFinishReason(reason: unknown, { finishReasons = {} }: OpenAIChatOptions): FinishReason {
  const own = Object.entries(finishReasons).find(([, word]) => word === reason);
  return (own?.[0] as FinishReason | undefined) ?? FINISH_REASONS.get(reason) ?? "other";
}

const FINISH_REASONS: ReadonlyMap<unknown, FinishReason> = new Map([
  ["stop", "stop"],
  ["length", "length"],
  ["tool_calls", "tool-calls"],
  ["function_call", "tool-calls"],
  ["content_filter", "content-filter"],
]);

function toLogprobs(logprobs: unknown): TokenLogprob[] | undefined {
  const { content } = toObject(logprobs);
  return Array.isArray(content) ? decodeLogprobs(content) : undefined;
}

function toUsage(usage: unknown): Usage {
  const { prompt_tokens, completion_tokens, ...details } = toObject(usage);
  const input = toObject(details["prompt_tokens_details"]);
  const output = toObject(details["completion_tokens_details"]);
  return {
    inputTokens: {
      total: optionalNumber(prompt_tokens) ?? 0,
      cacheRead: optionalNumber(input["cached_tokens"]) ?? 0,
      cacheWrite: optionalNumber(input["cache_write_tokens"]) ?? 0,
    },
    outputTokens: {
      total: optionalNumber(completion_tokens) ?? 0,
      reasoning: optionalNumber(output["reasoning_tokens"]) ?? 0,
    },
  };
}

/** A request that has such an answer: with as many choices, and tools of the kinds that were called. */
function toRequest(choices: JSONObject[]): JSONObject {
  const messages = choices.map(({ message }) => toObject(message));
  const isLegacy = messages.some(({ function_call: legacy }) => isObject(legacy));
  const calls = messages.flatMap(({ tool_calls }) => toObjects(tool_calls));
  return { n: choices.length, ...(isLegacy ? { functions: [] } : { tools: calls }) };
}

/** White space in a call's arguments says nothing, and is not kept. */
function withCompactCalls(completion: JSONObject): JSONObject {
  const choices = toObjects(completion["choices"]).map((choice) => {
    if (!isObject(choice["message"])) return choice;
    const { tool_calls: calls, function_call: legacy, ...message } = choice["message"];
    return {
      ...choice,
      message: {
        ...message,
        ...(Array.isArray(calls) && { tool_calls: toObjects(calls).map(compactCall) }),
        ...(isObject(legacy) && { function_call: compactArguments(legacy) }),
      },
    };
  });
  return { ...completion, choices };
}

function compactCall(call: JSONObject): JSONObject {
  const { function: details } = call;
  return isObject(details) ? { ...call, function: compactArguments(details) } : call;
}

function compactArguments(details: JSONObject): JSONObject {
  return { ...details, arguments: serializeInput(parseArguments(details["arguments"])) };
}
