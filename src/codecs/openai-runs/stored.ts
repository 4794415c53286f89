import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { Store } from "../../store.ts";
import { keepObject } from "../openai-object-kind.ts";
import {
  activeRuns,
  addMessages,
  makeThread,
  settleThread,
  threadMessages,
  threads,
} from "../openai-threads.ts";
import { toObject } from "../read.ts";
import { decodeOutputs } from "./tool-outputs.ts";
import { encodeEnd, encodeStart } from "./encode.ts";
import { listSteps } from "./steps.ts";
import type { Run, RunCall, RunStep } from "./wire.ts";

export function threadRuns(store: Store, threadId: string): Map<string, Run> {
  return store.collection(`runs of ${threadId}`);
}

export function runSteps(store: Store, runId: string): Map<string, RunStep> {
  return store.collection(`steps of ${runId}`);
}

/** Keeps a run: what it says and does is there when somebody looks, that of a stream at once. */
export function remember(result: LanguageModelResult, call: RunCall, context: CodecContext): void {
  const { store } = context;
  const { thread, additional_messages: added } = toObject(call.body);
  const run = encodeStart(result, call);
  const threadId = run.thread_id;
  if (call.params["thread_id"] === undefined) {
    keepObject(threads(store), threadId, makeThread(threadId, thread, context));
  }
  addMessages(threadId, added, context);
  if (call.going) takeOutputs(call, context);
  keepObject(threadRuns(store, threadId), run.id, run);
  const finish = (): void => finishRun(result, call, store);
  activeRuns(store).set(threadId, { id: run.id, isWaiting: false, finish });
  if (call.stream) finish();
}

function finishRun(result: LanguageModelResult, call: RunCall, store: Store): void {
  const run = encodeEnd(result, call);
  const { id, thread_id: threadId, status } = run;
  threadRuns(store, threadId).set(id, run);
  const { steps, messages } = listSteps(result, run);
  for (const step of steps) runSteps(store, id).set(step.id, step);
  for (const message of messages) threadMessages(store, threadId).set(message.id, message);
  const active = activeRuns(store);
  if (status === "requires_action") active.set(threadId, { id, isWaiting: true, finish: () => {} });
  else active.delete(threadId);
}

/** The calls that were waited for are done. */
function takeOutputs({ body, going }: RunCall, { store, now }: CodecContext): void {
  const outputs = decodeOutputs(body);
  const steps = runSteps(store, going?.id ?? "");
  for (const [id, step] of steps) {
    const { step_details: details } = step;
    if (step.status !== "in_progress" || details.type !== "tool_calls") continue;
    const tool_calls = details.tool_calls.map((call) => ({
      ...call,
      function: { ...call.function, output: outputs.get(call.id) ?? null },
    }));
    const completed_at = Math.floor(now / 1000);
    const step_details = { ...details, tool_calls };
    steps.set(id, { ...step, status: "completed", completed_at, step_details });
  }
}

/** A run is done by the time that somebody looks. */
export function settleRun(run: Run, { store, now }: CodecContext): Run {
  settleThread(store, run.thread_id);
  const settled = threadRuns(store, run.thread_id).get(run.id) ?? run;
  if (settled.status !== "cancelling") return settled;
  const cancelled_at = Math.floor(now / 1000);
  return { ...settled, status: "cancelled", cancelled_at, expires_at: null };
}

const CANCELLABLE = new Set(["queued", "in_progress", "requires_action"]);

/** What nobody has looked at is under way. */
export function cancelRun(run: Run, store: Store): Run | LLMError {
  if (!CANCELLABLE.has(run.status)) {
    const message = `Cannot cancel run with status '${run.status}'.`;
    return llmError("bad-request", { message });
  }
  activeRuns(store).delete(run.thread_id);
  const steps = runSteps(store, run.id);
  for (const [id, step] of steps) {
    if (step.status === "in_progress") steps.set(id, { ...step, status: "cancelled" });
  }
  return { ...run, status: "cancelling", required_action: null };
}
