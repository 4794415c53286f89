import type { FinishReason, LanguageModelResult, Usage } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject, toText } from "../read.ts";
import { toStreamParts } from "../to-stream-parts.ts";
import { joinEvents } from "./join-events.ts";
import { encodeSteps } from "./steps.ts";
import type * as wire from "./wire.ts";

/** What runs in the background has just begun, and can be asked for. */
export function encode(result: LanguageModelResult, call: wire.InteractionsCall): wire.Interaction {
  if (!isInBackground(call)) return encodeWhole(result, call);
  const { steps: _, status: __, usage: ___, ...body } = result.body ?? {};
  return mergeBody(encodeBegun(result, call), body);
}

export function isInBackground({ body }: Pick<wire.InteractionsCall, "body">): boolean {
  return toObject(body)["background"] === true;
}

/** The answer once it is there. */
export function encodeWhole(
  result: LanguageModelResult,
  call: wire.InteractionsCall,
): wire.Interaction {
  const { id, ...head } = encodeEnd(result, call);
  const encoded = { ...(isStored(call) && { id: id! }), ...head, steps: toSteps(result, call) };
  return mergeBody(encoded, result.body);
}

export function encodeBegun(
  { id, modelId, timestamp }: Pick<LanguageModelResult, "id" | "modelId" | "timestamp">,
  call: wire.InteractionsCall,
): wire.Interaction {
  const time = toTime(timestamp);
  return {
    id,
    status: "in_progress",
    created: time,
    updated: time,
    object: "interaction",
    ...toMaker(modelId, call),
  };
}

/** What a stream's end tells: all but the steps. */
export function encodeEnd(
  { id, modelId, timestamp, finishReason, usage }: LanguageModelResult,
  call: wire.InteractionsCall,
): wire.Interaction {
  const errors = ERRORS[finishReason];
  const time = toTime(timestamp);
  return {
    id: toPublicId(id, call),
    status: STATUSES[finishReason],
    usage: encodeUsage(usage),
    created: time,
    updated: time,
    service_tier: toText(toObject(call.body)["service_tier"]) || "standard",
    ...(errors && { errors }),
    object: "interaction",
    ...toMaker(modelId, call),
  };
}

/** An interaction that is not stored has no id; a stream's events have an empty one. */
export function toPublicId(id: string, call: wire.InteractionsCall): string {
  return isStored(call) ? id : "";
}

export function toMaker(
  modelId: string,
  { agent }: Pick<wire.InteractionsCall, "agent">,
): Pick<wire.Interaction, "model" | "agent"> {
  return agent === undefined ? { model: modelId } : { agent };
}

export function isStored({ body }: Pick<wire.InteractionsCall, "body">): boolean {
  return toObject(body)["store"] !== false;
}

const STATUSES: Record<FinishReason, wire.Status> = {
  stop: "completed",
  "tool-calls": "requires_action",
  length: "incomplete",
  "content-filter": "failed",
  error: "failed",
  other: "cancelled",
};

/** @see https://ai.google.dev/gemini-api/docs/api-errors#generation-blocked-codes */
const ERRORS: Partial<Record<FinishReason, wire.ErrorMembers[]>> = {
  "content-filter": [{ message: "The content was blocked by safety filters.", code: "safety" }],
};

function toSteps(result: LanguageModelResult, call: wire.InteractionsCall): wire.Step[] {
  const encodePart = encodeSteps(call);
  return joinEvents([...toStreamParts(result)].flatMap((part) => [...encodePart(part)]));
}

/** The thoughts are counted apart. */
function encodeUsage({ inputTokens, outputTokens }: Usage): wire.Usage {
  const { total, cacheRead } = inputTokens;
  return {
    total_tokens: total + outputTokens.total,
    total_input_tokens: total,
    input_tokens_by_modality: [{ modality: "text", tokens: total }],
    total_cached_tokens: cacheRead,
    ...(cacheRead > 0 && {
      cached_tokens_by_modality: [{ modality: "text" as const, tokens: cacheRead }],
    }),
    total_output_tokens: outputTokens.total - outputTokens.reasoning,
    total_tool_use_tokens: 0,
    total_thought_tokens: outputTokens.reasoning,
  };
}

function toTime(timestamp: number): string {
  return new Date(timestamp).toISOString().replace(/\.\d+Z$/, "Z");
}
