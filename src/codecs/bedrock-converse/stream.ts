import type { AWSEvent } from "../../framing/aws-event-stream.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { CustomPart, ReasoningPart, ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { toBedrockEvent, toBedrockException } from "../bedrock-events.ts";
import { cannotCarryCustom, readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { type JSONObject, toArray, toObjects } from "../read.ts";
import {
  encodeCitation,
  encodeExtra,
  encodeImage,
  encodeSignature,
  encodeStopReason,
  encodeToolUse,
  encodeUsage,
  METRICS,
} from "./encode.ts";

type Events = Generator<AWSEvent, void, undefined>;

interface State {
  call: LanguageModelCall;
  /** Of the newest block. */
  index: number;
}

export function encodeStream(call: LanguageModelCall): (part: StreamPart) => Events {
  const state: State = { call, index: -1 };
  return (part) => encodePart(part, state);
}

/** The script of ConverseStream: a text begins with its first delta, everything else is announced. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      checkBody(part.body);
      return yield toBedrockEvent("messageStart", { role: "assistant" });
    case "text-start":
    case "refusal-start":
    case "reasoning-start":
      state.index++;
      return;
    case "text-delta":
    case "refusal-delta":
      return yield delta({ text: part.delta }, state);
    case "text-end":
    case "refusal-end":
      // an empty text has no delta, and no block without one
      if (part.part.text === "") yield delta({ text: "" }, state);
      return yield stopBlock(state);
    case "source":
      return yield* citations([encodeCitation(part.part)], state);
    case "reasoning-delta":
      return yield delta({ reasoningContent: { text: part.delta } }, state);
    case "reasoning-end":
      return yield* endReasoning(part.part, state);
    case "tool-input-start":
      return yield* startTool(part.part, state);
    case "tool-input-delta":
      return yield delta({ toolUse: { input: part.delta } }, state);
    case "tool-input-end":
      return yield stopBlock(state);
    case "file": {
      const { format, source } = encodeImage(part.part);
      return yield* wholeBlock({ image: { format } }, { image: { source } }, state);
    }
    case "custom":
      return yield* customBlock(part.part, state);
    case "error":
      return yield toBedrockException(part.error);
    case "finish":
      return yield* finish(part.result, state);
  }
}

function checkBody(body: JSONObject = {}): void {
  if (body["output"] === undefined) return;
  throw new Error(
    "body.output cannot be merged into a stream. Say it with content, or answer with a Response.",
  );
}

function* endReasoning(part: ReasoningPart, state: State): Events {
  const { redactedData: redactedContent } = part;
  const signature = encodeSignature(part, state.call.modelId);
  if (redactedContent !== undefined) yield delta({ reasoningContent: { redactedContent } }, state);
  else if (signature !== undefined) yield delta({ reasoningContent: { signature } }, state);
  else if (part.text === "") yield delta({ reasoningContent: { text: "" } }, state);
  yield stopBlock(state);
}

/** An empty delta comes first. */
function* startTool(part: ToolCallPart, state: State): Events {
  const { input: _, ...start } = encodeToolUse(part);
  state.index++;
  yield announce({ toolUse: start }, state);
  yield delta({ toolUse: { input: "" } }, state);
}

function* finish(result: LanguageModelResult, state: State): Events {
  const { call } = state;
  const { output: _, ...rest } = result.body ?? {};
  const { stopReason: _reason, additionalModelResponseFields: _fields, ...metadata } = rest;
  const stop = { stopReason: encodeStopReason(result), ...encodeExtra(result, call) };
  yield toBedrockEvent("messageStop", mergeBody(stop, pickStop(rest)));
  const end = { metrics: METRICS, usage: encodeUsage(result.usage, call) };
  yield toBedrockEvent("metadata", mergeBody(end, metadata));
}

/** The part of a test's body that the first of the two last events tells. */
function pickStop(body: JSONObject): JSONObject {
  const names = ["stopReason", "additionalModelResponseFields"];
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

/** What the provider's own tools did, and what a text rests on. */
function* customBlock(part: CustomPart, state: State): Events {
  const { type, value } = readCustomPart(part, "bedrock");
  const { input, content, ...start } = value;
  if (type === "toolUse") {
    const text = JSON.stringify(input ?? {});
    return yield* wholeBlock({ toolUse: start }, { toolUse: { input: text } }, state);
  }
  if (type === "toolResult") {
    return yield* wholeBlock({ toolResult: start }, { toolResult: content ?? [] }, state);
  }
  if (type === "citationsContent") {
    return yield* citations(toArray(value["citations"]), state, toObjects(content));
  }
  throw cannotCarryCustom(part.kind);
}

function* wholeBlock(start: object, only: object, state: State): Events {
  state.index++;
  yield announce(start, state);
  yield delta(only, state);
  yield stopBlock(state);
}

/** What a text rests on comes before it. */
function* citations(citations: unknown[], state: State, texts: JSONObject[] = []): Events {
  state.index++;
  for (const citation of citations) yield delta({ citation }, state);
  for (const { text } of texts) yield delta({ text }, state);
  yield stopBlock(state);
}

function stopBlock({ index }: State): AWSEvent {
  return toBedrockEvent("contentBlockStop", { contentBlockIndex: index });
}

function announce(start: object, { index }: State): AWSEvent {
  return toBedrockEvent("contentBlockStart", { contentBlockIndex: index, start });
}

function delta(delta: object, { index }: State): AWSEvent {
  return toBedrockEvent("contentBlockDelta", { contentBlockIndex: index, delta });
}
