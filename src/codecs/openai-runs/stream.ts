import type { ServerSentEvent } from "../../framing/sse.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import type { ThreadMessage } from "../openai-threads.ts";
import type { JSONObject } from "../read.ts";
import { encodeEnd, encodeProgress, encodeStart } from "./encode.ts";
import { toEvent, toMessageEnd, toStreamed } from "./events.ts";
import {
  cannotCarry,
  createMessage,
  createStep,
  endMessageStep,
  toCompleted,
  toMessageContent,
  toStepIds,
} from "./steps.ts";
import type { Run, RunCall, RunStep } from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: RunCall;
  run: Run | undefined;
  seed: string;
  now: number;
  /** How many steps have begun. */
  count: number;
  step: RunStep | undefined;
  message: ThreadMessage | undefined;
  calls: ToolCallPart[];
}

export function encodeStream(call: RunCall): (part: StreamPart) => Events {
  const state: State = {
    call,
    run: undefined,
    seed: "",
    now: 0,
    count: 0,
    step: undefined,
    message: undefined,
    calls: [],
  };
  return (part) => encodePart(part, state);
}

/** @see https://platform.openai.com/docs/api-reference/assistants-streaming/events */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      return yield* begin(part, state);
    case "text-start":
      return yield* addContent({ type: "text", text: { value: "", annotations: [] } }, state);
    case "text-delta":
      return yield* addDelta({ type: "text", text: { value: part.delta } }, state);
    case "refusal-start":
      return yield* addContent({ type: "refusal", refusal: "" }, state);
    case "refusal-delta":
      return yield* addDelta({ type: "refusal", refusal: part.delta }, state);
    case "text-end":
    case "refusal-end":
      state.message!.content.splice(-1, 1, ...toMessageContent(part.part));
      return;
    case "tool-input-start":
      return yield* startCall(part.part, state);
    case "tool-input-delta":
      return yield toCallDelta({ function: { arguments: part.delta } }, state);
    case "tool-input-end":
      return void state.calls.splice(-1, 1, part.part);
    case "file":
    case "source":
    case "custom":
      throw cannotCarry(part.part);
    case "error":
      return yield { event: "error", data: JSON.stringify(encodeOpenAIError(part.error).body) };
    case "finish":
      return yield* finish(part.result, state);
    case "reasoning-start":
    case "reasoning-delta":
    case "reasoning-end":
      return;
  }
}

function* begin(metadata: StreamPart & { type: "response-metadata" }, state: State): Events {
  const { call } = state;
  const run = encodeStart(metadata, call);
  state.seed = metadata.id;
  state.now = Math.floor(metadata.timestamp / 1000);
  state.run = encodeProgress(run);
  if (call.params["thread_id"] === undefined) {
    const { thread_id: id, created_at } = run;
    const thread = { id, object: "thread", created_at, metadata: {}, tool_resources: {} };
    yield toEvent("thread.created", thread);
  }
  if (!call.going) yield toEvent("thread.run.created", run);
  yield toEvent("thread.run.queued", run);
  yield toEvent("thread.run.in_progress", state.run);
}

/** The first part of a message begins it. */
function* addContent(blank: JSONObject, state: State): Events {
  if (!state.message) {
    yield* endStep(state);
    const place = { run: state.run!, seed: state.seed, index: state.count };
    const message_id = toStepIds(place).messageId;
    yield* startStep({ type: "message_creation", message_creation: { message_id } }, state);
    state.message = createMessage(place, []);
    const started = toStreamed(state.message, { status: "in_progress" });
    yield toEvent("thread.message.created", started);
    yield toEvent("thread.message.in_progress", started);
  }
  state.message.content.push(blank);
  yield toMessageDelta(blank, state);
}

function* addDelta(delta: JSONObject, state: State): Events {
  yield toMessageDelta(delta, state);
}

function toMessageDelta(delta: JSONObject, { message }: State): ServerSentEvent {
  const index = message!.content.length - 1;
  return toEvent("thread.message.delta", {
    id: message!.id,
    object: "thread.message.delta",
    delta: { content: [{ index, ...delta }] },
  });
}

/** The first call begins their step. */
function* startCall(part: ToolCallPart, state: State): Events {
  if (state.calls.length === 0) {
    yield* endStep(state);
    yield* startStep({ type: "tool_calls", tool_calls: [] }, state);
  }
  state.calls.push(part);
  const { toolCallId: id, toolName: name } = part;
  yield toCallDelta({ id, function: { name, arguments: "", output: null } }, state);
}

function toCallDelta(call: JSONObject, { step, calls }: State): ServerSentEvent {
  const tool_calls = [{ index: calls.length - 1, type: "function", ...call }];
  return toEvent("thread.run.step.delta", {
    id: step!.id,
    object: "thread.run.step.delta",
    delta: { step_details: { type: "tool_calls", tool_calls } },
  });
}

function* startStep(details: RunStep["step_details"], state: State): Events {
  const place = { run: state.run!, seed: state.seed, index: state.count++ };
  state.step = createStep(place, details);
  yield toEvent("thread.run.step.created", state.step);
  yield toEvent("thread.run.step.in_progress", state.step);
}

/** A message is done at its end; calls are done once their outputs are there. */
function* endStep(state: State, result?: LanguageModelResult): Events {
  const { step, message, now } = state;
  if (step && message) {
    const ended = result ? endMessageStep(step, result) : toCompleted(step, now);
    yield toMessageEnd(message, { now, finishReason: result?.finishReason });
    yield toEvent(`thread.run.step.${ended.status}`, ended);
  }
  Object.assign(state, { step: undefined, message: undefined, calls: [] });
}

function* finish(result: LanguageModelResult, state: State): Events {
  const { call } = state;
  yield* endStep(state, result);
  const run = encodeEnd(result, call);
  yield toEvent(`thread.run.${run.status}`, run);
  yield { event: "done", data: "[DONE]" };
}
