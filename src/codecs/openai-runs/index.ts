import type { LanguageModelCodec } from "../../codec.ts";
import type { Operation } from "../../definition.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import type { ObjectKind } from "../openai-object-kind.ts";
import {
  actOnObject,
  listObjects,
  POLL_HEADERS,
  retrieveObject,
  updateObject,
} from "../openai-objects.ts";
import { settleThread, THREAD } from "../openai-threads.ts";
import { decode, recall } from "./decode.ts";
import { encodeStart } from "./encode.ts";
import { errorToResult } from "./error.ts";
import { createStep } from "./steps.ts";
import { cancelRun, remember, runSteps, settleRun, threadRuns } from "./stored.ts";
import { encodeStream } from "./stream.ts";
import { RUN_RULES, validate } from "./validate.ts";
import type { Run, RunCall, RunStep } from "./wire.ts";

/**
 * Runs of assistants: text generations, whose outcome is told by the run, its steps and its thread.
 *
 * @see https://platform.openai.com/docs/api-reference/runs
 */
export function openaiRuns() {
  const runs = "/threads/{thread_id}/runs";
  const run = `${runs}/{run_id}` as const;
  return [
    "POST",
    [runs, "/threads/runs", `${run}/submit_tool_outputs`],
    runCodec(),
    {
      list: ["GET", runs, listObjects(RUN)],
      retrieve: ["GET", run, retrieveObject(RUN)],
      update: ["POST", run, updateObject(RUN)],
      cancel: [
        "POST",
        `${run}/cancel`,
        actOnObject(RUN, (object, _, { store }) => cancelRun(object, store)),
      ],
      steps: [
        "GET",
        `${run}/steps`,
        listObjects(STEP),
        { retrieve: ["GET", `${run}/steps/{step_id}`, retrieveObject(STEP)] },
      ],
    },
  ] as const satisfies Operation;
}

function runCodec(): LanguageModelCodec<ServerSentEvent, RunCall> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "run_", size: 24 },
      toolCall: { prefix: "call_", size: 24 },
    },
    decode,
    validate,
    recall: (call, context) => recall(call as RunCall, context),
    remember: (result, call, context) => remember(result, call as RunCall, context),
    encode: (result, call) => encodeStart(result, call),
    encodeStream,
    encodeError: (error) => encodeOpenAIError(error),
    errorToResult,
    framing: () => sse,
    headers: () => POLL_HEADERS,
  };
}

const RUN: ObjectKind<Run> = {
  param: "run_id",
  id: { prefix: "run_", size: 24 },
  rules: RUN_RULES,
  parent: THREAD,
  collect: (store, { thread_id: id = "" }) => threadRuns(store, id),
  notFound: (id) => `No run found with id '${id}'.`,
  make(id, { call, context }) {
    const known = decode({ params: call.params, body: {} });
    return encodeStart({ id, modelId: "", timestamp: context.now }, known);
  },
  settle: settleRun,
  isPolled: true,
  deleted: "thread.run.deleted",
};

const STEP: ObjectKind<RunStep> = {
  param: "step_id",
  id: { prefix: "step_", size: 24 },
  rules: [],
  parent: RUN,
  collect(store, { thread_id: threadId = "", run_id: runId = "" }) {
    settleThread(store, threadId);
    return runSteps(store, runId);
  },
  notFound: (id) => `No run step found with id '${id}'.`,
  make(id, origin) {
    const run = RUN.make(origin.call.params["run_id"] ?? "", origin);
    const details = { type: "tool_calls", tool_calls: [] } as const;
    return { ...createStep({ run, seed: id, index: 0 }, { ...details, tool_calls: [] }), id };
  },
  deleted: "thread.run.step.deleted",
};
