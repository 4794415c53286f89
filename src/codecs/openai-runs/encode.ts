import { createGenerateId, hash } from "../../ids.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { optionalNumber, toObject, toText } from "../read.ts";
import { listToolCalls } from "./steps.ts";
import { addUsage, encodeUsage, toLastError } from "./usage.ts";
import type { Run, RunCall, RunUsage } from "./wire.ts";

/** How long a run may take. */
const LIFETIME = 600;

type Head = Pick<LanguageModelResult, "id" | "modelId" | "timestamp">;

/** A run as it begins, or as it goes on. */
export function encodeStart({ id, modelId, timestamp }: Head, call: RunCall): Run {
  const { settings, params, going } = call;
  if (going) return { ...going, status: "queued", required_action: null };
  const { additional_instructions: more } = toObject(call.body);
  const created_at = Math.floor(timestamp / 1000);
  const instructions = [settings["instructions"], more].map(toText).filter(Boolean).join("\n");
  return {
    id,
    object: "thread.run",
    created_at,
    assistant_id: toText(settings["assistant_id"]),
    thread_id: params["thread_id"] ?? toThreadId(id),
    status: "queued",
    started_at: null,
    expires_at: created_at + LIFETIME,
    cancelled_at: null,
    failed_at: null,
    completed_at: null,
    required_action: null,
    last_error: null,
    model: modelId,
    instructions,
    tools: settings["tools"] ?? [],
    tool_resources: settings["tool_resources"] ?? {},
    metadata: toObject(call.body)["metadata"] ?? {},
    temperature: settings["temperature"] ?? 1,
    top_p: settings["top_p"] ?? 1,
    reasoning_effort: settings["reasoning_effort"] ?? null,
    max_completion_tokens: optionalNumber(settings["max_completion_tokens"]) ?? null,
    max_prompt_tokens: optionalNumber(settings["max_prompt_tokens"]) ?? null,
    truncation_strategy: settings["truncation_strategy"] ?? { type: "auto", last_messages: null },
    incomplete_details: null,
    usage: null,
    response_format: settings["response_format"] ?? "auto",
    tool_choice: settings["tool_choice"] ?? "auto",
    parallel_tool_calls: call.parallelToolCalls,
  };
}

/** The thread that a run brings with it. */
function toThreadId(runId: string): string {
  return createGenerateId(hash(`thread of ${runId}`), 0)({ prefix: "thread_", size: 24 });
}

/** A run under way. */
export function encodeProgress(run: Run): Run {
  return { ...run, status: "in_progress", started_at: run.started_at ?? run.created_at };
}

/** A run at its end, or where it waits for the outputs of tools. */
export function encodeEnd(result: LanguageModelResult, call: RunCall): Run {
  const run = encodeProgress(encodeStart(result, call));
  const { last_error: _, ...body } = toObject(result.body);
  return mergeBody({ ...run, ...toEnd(result, run.usage) }, body);
}

function toEnd(result: LanguageModelResult, earlier: RunUsage | null): Partial<Run> {
  const now = Math.floor(result.timestamp / 1000);
  const usage = addUsage(encodeUsage(result.usage), earlier);
  switch (result.finishReason) {
    case "tool-calls":
      return {
        status: "requires_action",
        required_action: {
          type: "submit_tool_outputs",
          submit_tool_outputs: { tool_calls: listToolCalls(result.content) },
        },
      };
    case "error":
      return {
        status: "failed",
        failed_at: now,
        expires_at: null,
        last_error: toLastError(result),
        usage,
      };
    case "length":
      return {
        status: "incomplete",
        incomplete_details: { reason: "max_completion_tokens" },
        expires_at: null,
        usage,
      };
    case "content-filter":
      return { status: "incomplete", incomplete_details: {}, expires_at: null, usage };
    case "stop":
    case "other":
      return { status: "completed", completed_at: now, expires_at: null, usage };
  }
}
