import { createGenerateId, hash } from "../../ids.ts";
import type { Content, LanguageModelResult } from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import type { ThreadMessage } from "../openai-threads.ts";
import type { JSONObject } from "../read.ts";
import { encodeUsage, toLastError } from "./usage.ts";
import type { Run, RunStep, StepDetails, ToolCall } from "./wire.ts";

/** What a run did, step by step, and the messages that came of it. */
export interface Progress {
  steps: RunStep[];
  messages: ThreadMessage[];
}

/** Where a step stands: in a run, and how many of this answer came before it. */
export interface StepPlace {
  run: Run;
  /** The answer's own id: a run that goes on has several. */
  seed: string;
  index: number;
}

export function toStepIds({ seed, index }: StepPlace): { stepId: string; messageId: string } {
  const generateId = createGenerateId(hash(`step ${seed}`), index);
  return {
    stepId: generateId({ prefix: "step_", size: 24 }),
    messageId: generateId({ prefix: "msg_", size: 24 }),
  };
}

export function listSteps(result: LanguageModelResult, run: Run): Progress {
  const progress: Progress = { steps: [], messages: [] };
  const now = Math.floor(result.timestamp / 1000);
  for (const [index, contents] of groupContent(result.content).entries()) {
    const place = { run, seed: result.id, index };
    const { messageId } = toStepIds(place);
    const calls = listToolCalls(contents);
    if (calls.length > 0) {
      const kept = calls.map((call) => ({ ...call, function: { ...call.function, output: null } }));
      progress.steps.push(createStep(place, { type: "tool_calls", tool_calls: kept }));
      continue;
    }
    const details = {
      type: "message_creation",
      message_creation: { message_id: messageId },
    } as const;
    progress.steps.push(toCompleted(createStep(place, details), now));
    progress.messages.push(createMessage(place, contents.flatMap(toMessageContent)));
  }
  const last = progress.steps.at(-1);
  if (last?.type === "message_creation") progress.steps.splice(-1, 1, endMessageStep(last, result));
  return progress;
}

/** The last step has the usage, and what went wrong. */
export function endMessageStep(step: RunStep, result: LanguageModelResult): RunStep {
  const now = Math.floor(result.timestamp / 1000);
  const usage = encodeUsage(result.usage);
  if (result.finishReason !== "error") return { ...toCompleted(step, now), usage };
  return { ...step, status: "failed", failed_at: now, last_error: toLastError(result), usage };
}

export function toCompleted(step: RunStep, now: number): RunStep {
  return { ...step, status: "completed", completed_at: now };
}

export function createStep(place: StepPlace, step_details: StepDetails): RunStep {
  const { run } = place;
  return {
    id: toStepIds(place).stepId,
    object: "thread.run.step",
    created_at: run.created_at,
    run_id: run.id,
    assistant_id: run.assistant_id,
    thread_id: run.thread_id,
    type: step_details.type,
    status: "in_progress",
    cancelled_at: null,
    completed_at: null,
    expires_at: run.expires_at,
    failed_at: null,
    last_error: null,
    step_details,
    usage: null,
  };
}

export function createMessage(place: StepPlace, content: JSONObject[]): ThreadMessage {
  const { run } = place;
  return {
    id: toStepIds(place).messageId,
    object: "thread.message",
    created_at: run.created_at,
    assistant_id: run.assistant_id,
    thread_id: run.thread_id,
    run_id: run.id,
    role: "assistant",
    content,
    attachments: [],
    metadata: {},
  };
}

export function listToolCalls(content: readonly Content[]): ToolCall[] {
  return content.flatMap((part) =>
    part.type === "tool-call"
      ? {
          id: part.toolCallId,
          type: "function" as const,
          function: { name: part.toolName, arguments: serializeInput(part.input) },
        }
      : [],
  );
}

/** What stands side by side is one message, or the calls of one step; the model's reasoning is told nobody. */
function groupContent(content: readonly Content[]): Content[][] {
  const groups: Content[][] = [];
  for (const part of content) {
    if (part.type === "reasoning") continue;
    const last = groups.at(-1);
    const isSame = (last?.[0]?.type === "tool-call") === (part.type === "tool-call");
    if (last && isSame) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

export function toMessageContent(part: Content): JSONObject[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: { value: part.text, annotations: [] } }];
    case "refusal":
      return [{ type: "refusal", refusal: part.text }];
    case "reasoning":
    case "tool-call":
      return [];
    case "file":
    case "source":
    case "custom":
      throw cannotCarry(part);
  }
}

export function cannotCarry({ type }: Pick<Content, "type">): Error {
  return new Error(
    `OpenAI's runs cannot carry a part of type "${type}". Leave it out, or say it in a text.`,
  );
}
