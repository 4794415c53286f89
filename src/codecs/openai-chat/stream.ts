import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { toObject } from "../read.ts";
import { isSound, isSpoken, toAudioId } from "./audio.ts";
import { usesFunctions } from "./decode-tools.ts";
import { checkAnswerable, encodeLogprobs } from "./encode.ts";
import { cannotCarryFile, encodeAnnotation } from "./encode-message.ts";
import { chunks, type Events, first, open, type State, toHead } from "./stream-chunk.ts";
import { encodeError, finish } from "./stream-end.ts";
import { encodeReasoning } from "./stream-reasoning.ts";
import { encodeToolCall, releaseCall } from "./stream-tools.ts";
import type { OpenAIChatOptions } from "./options.ts";

export function encodeStream(
  call: LanguageModelCall,
  options: OpenAIChatOptions,
  headers: Record<string, string> = {},
): (part: StreamPart) => Iterable<ServerSentEvent> {
  const streamOptions = toObject(toObject(call.body)["stream_options"]);
  const state: State = {
    call,
    options,
    includeUsage: streamOptions["include_usage"] === true,
    obfuscates: options.openaiFields === true && streamOptions["include_obfuscation"] !== false,
    head: "",
    body: {},
    choices: [],
    untold: new Set(),
    place: {
      at: "first",
      id: "",
      timestamp: 0,
      call,
      headers,
      usage: undefined,
      total: undefined,
      sources: [],
      hasReasoned: false,
      isLast: false,
      hasCalled: false,
    },
    usage: { inputTokens: NO_INPUT, outputTokens: { total: 0, reasoning: 0 } },
    sound: undefined,
    message: "",
    textLength: 0,
    toolIndex: -1,
    reasoningIndex: -1,
    held: undefined,
    isLegacy: usesFunctions(call),
    isCustom: false,
    hasRole: false,
    hasContent: false,
    hasLogprobs: false,
  };
  // most parts are these, and a generator costs more than they do
  return (part) =>
    part.type === "text-delta" && !state.held ? textDelta(part, state) : encodePart(part, state);
}

/** The script of a chat completion stream: for each part, the chunks that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  const { annotates = true } = state.options;
  if (state.held && part.type !== "finish") yield* releaseCall(state);
  switch (part.type) {
    case "response-metadata":
      return yield* begin(part, state);
    case "text-start":
      return yield* startText(state);
    case "text-delta":
      return yield* textDelta(part, state);
    case "refusal-start":
      return yield* open({ refusal: "" }, state);
    case "refusal-delta":
      return yield* chunks({ refusal: part.delta }, state);
    case "reasoning-start":
    case "reasoning-delta":
    case "reasoning-end":
      return yield* encodeReasoning(part, state);
    case "tool-input-start":
    case "tool-input-delta":
    case "tool-input-end":
      return yield* encodeToolCall(part, state);
    case "source":
      state.place.sources.push(part.part);
      if (!annotates) return;
      return yield* chunks({ annotations: [encodeAnnotation(part.part, state.textLength)] }, state);
    case "file":
      if (!isSound(part.part, state.call)) throw cannotCarryFile();
      state.sound = part.part;
      return;
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield encodeError(part.error, state);
    case "finish":
      return yield* finish(part.result, state);
    case "text-end":
    case "refusal-end":
      return;
  }
}

const NO_INPUT = { total: 0, cacheRead: 0, cacheWrite: 0 };

function* begin(part: ResponseMetadata, state: State): Events {
  checkAnswerable(state.call, part.body, state.options);
  state.head = toHead(part, state);
  const { opening } = state.options.stream ?? {};
  if (typeof opening !== "object") return;
  yield* open(opening, state);
}

/** The chunk that opens a text says that log probabilities will follow, as recorded. */
function* startText(state: State): Events {
  if (state.hasContent) return;
  state.hasContent = true;
  if (isSpoken(state.call)) {
    const { id } = state.place;
    return yield* open({ audio: { id: toAudioId(id), transcript: "" } }, state);
  }
  const { opening } = state.options.stream ?? {};
  if (opening === "joined") return;
  // a text that follows a thought begins with itself
  if (state.hasRole && (opening !== undefined || state.place.hasReasoned)) return;
  const logprobs = state.call.topLogprobs === undefined ? null : encodeLogprobs([]);
  yield* chunks(first({ content: "" }, state), state, { logprobs });
}

function textDelta(
  { delta, logprobs }: StreamPart & { type: "text-delta" },
  state: State,
): ServerSentEvent[] {
  state.textLength += delta.length;
  state.hasLogprobs ||= logprobs !== undefined;
  if (isSpoken(state.call)) return chunks({ audio: { transcript: delta } }, state);
  return chunks({ content: delta }, state, logprobs && { logprobs: encodeLogprobs(logprobs) });
}
