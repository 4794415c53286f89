import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  Content,
  DecodedResult,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { toPartialBody } from "../partial-body.ts";
import { type JSONObject, optionalNumber, toObject, toObjects, toText } from "../read.ts";
import { toContent } from "./decode-items.ts";
import type { OpenAIResponsesOptions } from "./dialect.ts";
import { encodeOutput, encodeResponse } from "./encode.ts";
import { INCLUDES } from "./includes.ts";

/**
 * Reads a response's body; what the neutral form has no word for stands in its `body`.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/object
 */
export function decodeResult(body: unknown, options: OpenAIResponsesOptions): DecodedResult {
  const response = toObject(body);
  const output = toObjects(response["output"]);
  const content = toContent(output);
  const logprobs = toLogprobs(output);
  const createdAt = optionalNumber(response["created_at"]);
  const decoded: LanguageModelResult = {
    id: toText(response["id"]),
    modelId: toText(response["model"]),
    timestamp: (createdAt ?? 0) * 1000,
    content,
    finishReason: toFinishReason(response, content),
    usage: toUsage(toObject(response["usage"])),
    ...(logprobs && { logprobs }),
  };
  const rest = toRest(response, decoded, options);
  const { timestamp, ...result } = decoded;
  return {
    ...result,
    ...(createdAt !== undefined && { timestamp }),
    ...(rest && { body: rest }),
  };
}

/** What the encoder would not write by itself, for a request that says nothing. */
function toRest(
  response: JSONObject,
  result: LanguageModelResult,
  options: OpenAIResponsesOptions,
): JSONObject | undefined {
  const { id: _, created_at: __, completed_at: ___, ...target } = response;
  const output = toObjects(response["output"]);
  const call = toCall({ include: INCLUDES, tools: toCustomTools(output) });
  const encoded = encodeOutput(result, { call, options });
  const recorded = { ...target, output: output.map(withoutId) };
  const written = encodeResponse(result, { call: toCall({}), options }, encoded);
  // ids and times are made anew
  return toPartialBody(recorded, written, true) as JSONObject | undefined;
}

/** It is made anew. */
function withoutId(item: JSONObject): JSONObject {
  const { id: _, ...rest } = item;
  return rest;
}

function toCall(body: object): LanguageModelCall {
  return { body } as LanguageModelCall;
}

/** A call of a tool that takes a free text is told from others by the tool alone. */
function toCustomTools(output: JSONObject[]): object[] {
  return output
    .filter(({ type }) => type === "custom_tool_call")
    .map(({ name }) => ({ type: "custom", name }));
}

function toFinishReason(
  { status, incomplete_details: details }: JSONObject,
  content: Content[],
): FinishReason {
  if (status === "failed") return "error";
  if (status === "completed") {
    return content.some(({ type }) => type === "tool-call") ? "tool-calls" : "stop";
  }
  const { reason } = toObject(details);
  if (reason === "max_output_tokens") return "length";
  return reason === "content_filter" ? "content-filter" : "other";
}

function toUsage(usage: JSONObject): Usage {
  const number = (value: unknown): number => optionalNumber(value) ?? 0;
  const input = toObject(usage["input_tokens_details"]);
  const output = toObject(usage["output_tokens_details"]);
  return {
    inputTokens: {
      total: number(usage["input_tokens"]),
      cacheRead: number(input["cached_tokens"]),
      cacheWrite: number(input["cache_write_tokens"]),
    },
    outputTokens: {
      total: number(usage["output_tokens"]),
      reasoning: number(output["reasoning_tokens"]),
    },
  };
}

/** Those of the text that ends the answer; where other texts have theirs too, all stand in the body. */
function toLogprobs(output: JSONObject[]): TokenLogprob[] | undefined {
  const all = output.map(({ content }) => toObjects(toObjects(content)[0]?.["logprobs"]));
  const last = all.pop() ?? [];
  if (last.length === 0 || all.some(({ length }) => length > 0)) return undefined;
  return last.map(({ top_logprobs: top, ...logprob }) => {
    const topLogprobs = toObjects(top).map(toLogprob);
    return { ...toLogprob(logprob), ...(topLogprobs.length > 0 && { topLogprobs }) };
  });
}

function toLogprob({ token, logprob }: JSONObject): { token: string; logprob: number } {
  return { token: toText(token), logprob: optionalNumber(logprob) ?? 0 };
}
