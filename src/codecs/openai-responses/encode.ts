import type { LanguageModelCall } from "../../language-model/call.ts";
import type { FinishReason, LanguageModelResult, Usage } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject } from "../read.ts";
import { makeOwn, type OpenAIResponsesOptions, toOwnResponse } from "./dialect.ts";
import { encodeEcho, encodeServiceTier } from "./echo.ts";
import { toHostedItem } from "./hosted-items.ts";
import {
  addAnnotation,
  toImageItem,
  toItemId,
  toMessageItem,
  toOutputText,
  toReasoningItem,
  toToolItem,
} from "./items.ts";
import { addLogprobs } from "./logprobs.ts";
import type * as wire from "./wire.ts";

/** The body; what is asked for in the background is queued, and can be retrieved. */
export function encode(result: LanguageModelResult, context: AnswerContext): wire.Response {
  if (toObject(context.call.body)["background"] !== true) return encodeWhole(result, context);
  const { output: _, status: __, ...body } = result.body ?? {};
  const start = encodeStart(result, context);
  return mergeBody({ ...start, status: "queued", ...toBilling(context) }, body);
}

/** The answer once it is there. */
export function encodeWhole(result: LanguageModelResult, context: AnswerContext): wire.Response {
  const response = encodeResponse(result, context, encodeOutput(result, context));
  return mergeBody({ ...response, ...toBilling(context) }, result.body);
}

/** What an answer hangs on besides its result. */
export interface AnswerContext {
  call: LanguageModelCall;
  options?: OpenAIResponsesOptions;
}

/** Only OpenAI tells who pays. */
function toBilling({ options }: AnswerContext): typeof BILLING | undefined {
  return options?.response ? undefined : BILLING;
}

const BILLING = { billing: { payer: "developer" } } as const;

type Head = Pick<LanguageModelResult, "id" | "modelId" | "timestamp">;

/** A response that has just begun. */
export function encodeStart(head: Head, { call, options = {} }: AnswerContext): wire.Response {
  return toOwnResponse(toStart(head, call), call, options);
}

function toStart({ id, modelId, timestamp }: Head, call: LanguageModelCall): wire.Response {
  return {
    id,
    object: "response",
    created_at: Math.floor(timestamp / 1000),
    status: "in_progress",
    completed_at: null,
    error: null,
    incomplete_details: null,
    model: modelId,
    moderation: null,
    output: [],
    service_tier: encodeServiceTier(call, false),
    tool_usage: NO_TOOL_USAGE,
    usage: null,
    ...encodeEcho(call),
  };
}

/** A whole response. */
export function encodeResponse(
  result: LanguageModelResult,
  { call, options = {} }: AnswerContext,
  output: wire.OutputItem[],
): wire.Response {
  const start = toStart(result, call);
  const status = encodeStatus(result.finishReason);
  const response: wire.Response = {
    ...start,
    status,
    completed_at: status === "completed" ? start.created_at : null,
    error: status === "failed" ? FAILURE : null,
    incomplete_details: INCOMPLETE[result.finishReason] ?? null,
    output,
    service_tier: encodeServiceTier(call, true),
    tool_usage: { ...NO_TOOL_USAGE, web_search: { num_requests: countSearches(output) } },
    usage: encodeUsage(result.usage),
  };
  return toOwnResponse(response, call, options);
}

/** A text is a message of its own, and goes on after a citation. */
export function encodeOutput(
  { id, content, finishReason, logprobs }: LanguageModelResult,
  { call, options = {} }: AnswerContext,
): wire.OutputItem[] {
  const output: wire.OutputItem[] = [];
  const nextId = (prefix: string): string => toItemId(id, prefix, output.length);
  let text: wire.OutputText | undefined;
  let isCited = false;
  let start = 0;
  for (const part of content) {
    if (part.type === "text" && text && isCited) {
      start = text.text.length;
      text.text += part.text;
      isCited = false;
      continue;
    }
    if (part.type === "source") {
      addAnnotation(text, part, start);
      isCited = true;
      continue;
    }
    text = undefined;
    switch (part.type) {
      case "text":
        [text, isCited, start] = [toOutputText(part.text), false, 0];
        output.push(toMessageItem(nextId("msg"), text));
        break;
      case "refusal":
        output.push(toMessageItem(nextId("msg"), { type: "refusal", refusal: part.text }));
        break;
      case "reasoning":
        output.push(toReasoningItem(nextId("rs"), part, { call, options }));
        break;
      case "tool-call":
        output.push(toToolItem(part, { responseId: id, call, output }));
        break;
      case "file":
        output.push(toImageItem(nextId("ig"), part));
        break;
      case "custom":
        output.push(toHostedItem(part, { responseId: id, call, output }));
        break;
    }
  }
  closeMessage(output.at(-1), finishReason);
  if (logprobs) addLogprobs(output, logprobs);
  const place = { responseId: id, modelId: call.modelId };
  for (const [index, item] of output.entries()) makeOwn(item, { ...place, index }, options);
  return output;
}

/** A message that is cut off says so. */
export function closeMessage(item: wire.OutputItem | undefined, reason: FinishReason): void {
  if (item?.type === "message" && INCOMPLETE[reason]) item.status = "incomplete";
}

const FAILURE = {
  code: "server_error",
  message: "An error occurred while processing your request.",
};

const INCOMPLETE: Partial<Record<FinishReason, wire.Response["incomplete_details"]>> = {
  length: { reason: "max_output_tokens" },
  "content-filter": { reason: "content_filter" },
};

function encodeStatus(reason: FinishReason): Exclude<wire.Status, "in_progress"> {
  if (reason === "error") return "failed";
  return INCOMPLETE[reason] ? "incomplete" : "completed";
}

/** A page that is opened is none, as recorded. */
function countSearches(output: wire.OutputItem[]): number {
  return output.filter(
    (item) => item.type === "web_search_call" && toObject(item["action"])["type"] === "search",
  ).length;
}

function encodeUsage({ inputTokens, outputTokens }: Usage): wire.ResponseUsage {
  return {
    input_tokens: inputTokens.total,
    input_tokens_details: {
      cache_write_tokens: inputTokens.cacheWrite,
      cached_tokens: inputTokens.cacheRead,
    },
    output_tokens: outputTokens.total,
    output_tokens_details: { reasoning_tokens: outputTokens.reasoning },
    total_tokens: inputTokens.total + outputTokens.total,
  };
}

const NO_TOOL_USAGE: wire.ToolUsage = {
  image_gen: {
    input_tokens: 0,
    input_tokens_details: { image_tokens: 0, text_tokens: 0 },
    output_tokens: 0,
    output_tokens_details: { image_tokens: 0, text_tokens: 0 },
    total_tokens: 0,
  },
  web_search: { num_requests: 0 },
};
