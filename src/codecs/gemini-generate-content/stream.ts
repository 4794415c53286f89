import type { LanguageModelResult, TokenLogprob } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { encodeGoogleError } from "../google-error.ts";
import { mergeBody } from "../merge-body.ts";
import { toArray, toObject, toObjects } from "../read.ts";
import {
  checkModalities,
  encodeEnd,
  encodeLogprobs,
  encodeUsage,
  FINISH_REASONS,
  isPromptBlocked,
  readServiceTier,
  toContent,
} from "./encode.ts";
import {
  endThought,
  readThoughts,
  takeSignature,
  type Thoughts,
  toCustomPart,
  toFilePart,
  toFunctionCallParts,
  toTextPart,
  toThoughtParts,
} from "./parts.ts";
import type * as wire from "./wire.ts";

type Frames = Generator<wire.Frame, void, undefined>;

interface State {
  call: wire.GeminiCall;
  serviceTier: string;
  /** What every chunk ends with. */
  tail: { modelVersion: string; responseId: string };
  /** The usage so far: a token a delta, until the end tells. */
  usage: ResponseMetadata["usage"];
  thoughts: Thoughts;
  hasParts: boolean;
  /** Whether the chunks tell of the usage; old answers did not. */
  hasUsage: boolean;
  /** Whether the deltas brought log probabilities. */
  hasLogprobs: boolean;
}

export function encodeStream(call: wire.GeminiCall): (part: StreamPart) => Frames {
  const state: State = {
    call,
    serviceTier: readServiceTier(call),
    tail: { modelVersion: "", responseId: "" },
    usage: {
      inputTokens: { total: 0, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 0, reasoning: 0 },
    },
    thoughts: readThoughts(call),
    hasParts: false,
    hasUsage: true,
    hasLogprobs: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a stream: for each part, the chunks that the API sends. */
function* encodePart(part: StreamPart, state: State): Frames {
  const { thoughts } = state;
  const { outputTokens } = state.usage;
  switch (part.type) {
    case "response-metadata":
      return start(part, state);
    case "text-delta":
      outputTokens.total++;
      state.hasLogprobs ||= part.logprobs !== undefined;
      return yield* chunk([toTextPart(part.delta, thoughts)], state, part.logprobs);
    case "refusal-delta":
      outputTokens.total++;
      return yield* chunk([toTextPart(part.delta, thoughts)], state);
    case "reasoning-delta":
      outputTokens.total++;
      outputTokens.reasoning++;
      return yield* chunk(toThoughtParts(part.delta, thoughts), state);
    case "reasoning-end":
      return yield* chunk(endThought(part.part, thoughts), state);
    case "tool-input-delta":
      outputTokens.total++;
      return;
    case "tool-input-end":
      return yield* chunk(toFunctionCallParts(part.part, thoughts), state);
    case "file":
      return yield* chunk([toFilePart(part.part, thoughts)], state);
    case "custom":
      return yield* chunk([toCustomPart(part.part, thoughts)], state);
    case "error":
      return yield encodeGoogleError(part.error, state.call).body;
    case "finish":
      return yield finish(part.result, state);
    case "text-start":
      return checkModalities("text", state.call);
    case "text-end":
    case "refusal-start":
    case "refusal-end":
    case "reasoning-start":
    case "tool-input-start":
    case "source":
      return;
  }
}

function start({ id, modelId, usage, body = {} }: ResponseMetadata, state: State): void {
  const candidates = toObjects(body["candidates"]);
  if (candidates.some(({ content }) => toArray(toObject(content)["parts"]).length > 0)) {
    throw new Error(
      "body.candidates[].content cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  const { candidates: _, usageMetadata, promptFeedback: __, ...rest } = body;
  state.hasUsage = usageMetadata !== undefined || !("usageMetadata" in body);
  state.usage = { ...usage, outputTokens: { total: 0, reasoning: 0 } };
  state.tail = mergeBody({ modelVersion: modelId, responseId: id }, rest);
}

/** The last chunk has the reason and, where no delta waits for it, an empty text. */
function finish(
  result: LanguageModelResult,
  { call, serviceTier, tail, thoughts, hasParts, hasLogprobs }: State,
): wire.GenerateContentResponse {
  const { finishReason, usage, body } = result;
  const last = takeSignature(thoughts);
  if (last.length === 0 && hasParts) last.push({ text: "" });
  const candidate = {
    ...toContent(last, finishReason),
    finishReason: FINISH_REASONS[finishReason],
  };
  const end = encodeEnd(result, hasLogprobs);
  const chunk: wire.GenerateContentResponse = {
    ...(!(last.length === 0 && isPromptBlocked(body)) && {
      candidates: Array.from({ length: call.n }, (_, index) => ({ ...candidate, index, ...end })),
    }),
    usageMetadata: encodeUsage(usage, serviceTier),
    ...tail,
  };
  return mergeBody(chunk, body);
}

/** The same parts for each candidate. */
function* chunk(parts: wire.Part[], state: State, logprobs?: TokenLogprob[]): Frames {
  if (parts.length === 0) return;
  state.hasParts = true;
  const candidate = {
    content: { parts, role: "model" as const },
    ...(logprobs && { logprobsResult: encodeLogprobs(logprobs) }),
  };
  yield {
    candidates: Array.from({ length: state.call.n }, (_, index) => ({ ...candidate, index })),
    ...(state.hasUsage && { usageMetadata: encodeUsage(state.usage, state.serviceTier) }),
    ...state.tail,
  };
}
