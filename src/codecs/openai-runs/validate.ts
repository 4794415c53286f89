import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { findMissing } from "../openai-object-kind.ts";
import { type Rules, validateMetadata, validateParameters } from "../openai-parameters.ts";
import { validateMessages, validateThread } from "../openai-thread-rules.ts";
import { assistants, refuseWhileActive, THREAD } from "../openai-threads.ts";
import { toObject } from "../read.ts";
import { decodeOutputs } from "./tool-outputs.ts";
import type { Run, RunCall } from "./wire.ts";

export const RUN_RULES: Rules = [
  ["assistant_id", { type: "string" }],
  ["thread", validateThread],
  ["model", { type: "string" }],
  ["instructions", { type: "string" }],
  ["additional_instructions", { type: "string" }],
  ["additional_messages", validateMessages],
  ["metadata", validateMetadata],
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
  ["stream", { type: "boolean" }],
  ["max_prompt_tokens", { type: "integer", min: 256 }],
  ["max_completion_tokens", { type: "integer", min: 256 }],
  ["truncation_strategy", { type: "object" }],
  ["parallel_tool_calls", { type: "boolean" }],
];

/** @see https://platform.openai.com/docs/api-reference/runs/createRun */
export function validate(call: RunCall, context: CodecContext): LLMError | undefined {
  const { params, body, going } = call;
  const { store } = context;
  const { thread_id: threadId, run_id: runId } = params;
  const missing = threadId === undefined ? undefined : findMissing(THREAD, store, params);
  if (missing) return missing;
  if (runId !== undefined) return validateOutputs(going, runId, body);
  const request = toObject(body);
  const { assistant_id: assistantId } = request;
  if ((assistantId ?? undefined) === undefined) return missingParameter("assistant_id");
  const error = validateParameters(request, RUN_RULES);
  if (error) return error;
  if (!assistants(store).has(String(assistantId))) {
    const message = `No assistant found with id '${String(assistantId)}'.`;
    return llmError("not-found", { message });
  }
  return threadId === undefined
    ? undefined
    : refuseWhileActive(
        store,
        threadId,
        (active) => `Thread ${threadId} already has an active run ${active}.`,
      );
}

/** Each call of a tool is answered. @see https://platform.openai.com/docs/api-reference/runs/submitToolOutputs */
function validateOutputs(run: Run | undefined, id: string, body: unknown): LLMError | undefined {
  if (!run) return llmError("not-found", { message: `No run found with id '${id}'.` });
  if (!Array.isArray(toObject(body)["tool_outputs"])) return missingParameter("tool_outputs");
  if (!run.required_action) {
    const message = `Runs in status "${run.status}" do not accept tool outputs.`;
    return llmError("bad-request", { message });
  }
  const given = [...decodeOutputs(body).keys()];
  const expected = run.required_action.submit_tool_outputs.tool_calls.map((one) => one.id);
  if (expected.every((one) => given.includes(one))) return undefined;
  const message = `Expected tool outputs for call_ids ${toList(expected)}, got ${toList(given)}`;
  return llmError("bad-request", { message });
}

function toList(ids: string[]): string {
  return `[${ids.map((id) => `'${id}'`).join(", ")}]`;
}
