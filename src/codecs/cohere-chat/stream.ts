import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult, TokenLogprob } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { encodeCohereUsage } from "../cohere-meta.ts";
import { cutTokens } from "../cut-tokens.ts";
import { mergeBody } from "../merge-body.ts";
import { toText } from "../read.ts";
import { toUUID } from "../uuid.ts";
import {
  cannotCarryFile,
  encodeFinishReason,
  encodeLogprobs,
  encodeSource,
  encodeToolCall,
  readCohereCustom,
} from "./encode.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: LanguageModelCall;
  /** The block that is open, and its text so far. */
  open: { type: "text" | "thinking"; text: string } | undefined;
  /** How many blocks, calls and citations there were. */
  blocks: number;
  toolCalls: number;
  citations: number;
  hasLogprobs: boolean;
  hasPlan: boolean;
}

export function encodeStream(call: LanguageModelCall): (part: StreamPart) => Events {
  const state: State = {
    call,
    open: undefined,
    blocks: 0,
    toolCalls: 0,
    citations: 0,
    hasLogprobs: false,
    hasPlan: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a stream: a block stays open for citations, and ends where the next thing begins. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      return yield* start(part);
    case "text-start":
    case "refusal-start":
      return yield* openBlock("text", state);
    case "text-delta":
      return yield* addText(part.delta, part.logprobs, state);
    case "refusal-delta":
      return yield* addText(part.delta, undefined, state);
    case "reasoning-start":
      return yield* openBlock("thinking", state);
    case "reasoning-delta":
      return yield toContentDelta({ thinking: part.delta }, state);
    case "tool-input-start": {
      yield* closeBlock(state);
      const call = encodeToolCall({ ...part.part, input: "" });
      return yield toEvent("tool-call-start", {
        index: state.toolCalls,
        ...message({ tool_calls: call }),
      });
    }
    case "tool-input-delta": {
      const call = { function: { arguments: part.delta } };
      return yield toEvent("tool-call-delta", {
        index: state.toolCalls,
        ...message({ tool_calls: call }),
      });
    }
    case "tool-input-end":
      return yield toEvent("tool-call-end", { index: state.toolCalls++ });
    case "source":
      return yield* cite(encodeSource(part.part, state.open?.text ?? ""), state);
    case "custom": {
      const { type, value } = readCohereCustom(part.part);
      if (type === "citation") return yield* cite(value, state);
      return yield* plan(toText(value["tool_plan"]), state);
    }
    case "file":
      throw cannotCarryFile();
    case "error": {
      const { message: words } = encodeCohereError(part.error, state.call).body as {
        message: string;
      };
      yield* closeBlock(state);
      return yield toEvent("message-end", { delta: { finish_reason: "ERROR", error: words } });
    }
    case "finish":
      return yield* finish(part.result, state);
    case "text-end":
    case "refusal-end":
    case "reasoning-end":
      return;
  }
}

function* start({ id, body }: ResponseMetadata): Events {
  const empty = { role: "assistant", content: [], tool_plan: "", tool_calls: [], citations: [] };
  const { message: own, usage: _, finish_reason: __, logprobs: ___, ...rest } = body ?? {};
  if (own !== undefined) {
    throw new Error(
      "body.message cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  yield toEvent("message-start", mergeBody({ id: toUUID(id), ...message(empty) }, rest));
}

function* openBlock(type: "text" | "thinking", state: State): Events {
  yield* closeBlock(state);
  state.open = { type, text: "" };
  yield toEvent("content-start", {
    index: state.blocks,
    ...message({ content: { type, [type]: "" } }),
  });
}

function* closeBlock(state: State): Events {
  if (!state.open) return;
  state.open = undefined;
  yield toEvent("content-end", { index: state.blocks++ });
}

function* addText(text: string, logprobs: TokenLogprob[] | undefined, state: State): Events {
  if (state.open) state.open.text += text;
  const [first, ...others] = logprobs ? encodeLogprobs(logprobs) : [];
  state.hasLogprobs ||= first !== undefined;
  yield toContentDelta({ text }, state, first);
  for (const item of others) yield toContentDelta({ text: "" }, state, item);
}

function* cite(citation: object, state: State): Events {
  const index = state.citations++;
  yield toEvent("citation-start", { index, ...message({ citations: citation }) });
  yield toEvent("citation-end", { index });
}

function* plan(text: string, state: State): Events {
  yield* closeBlock(state);
  for (const delta of cutTokens(text)) {
    yield toEvent("tool-plan-delta", message({ tool_plan: delta }));
  }
  state.hasPlan = true;
}

function* finish(result: LanguageModelResult, state: State): Events {
  const isSilent = state.blocks === 0 && !state.open;
  if (isSilent && state.toolCalls === 0 && !state.hasPlan) yield* openBlock("text", state);
  if (result.logprobs && !state.hasLogprobs && state.open) {
    for (const item of encodeLogprobs(result.logprobs))
      yield toContentDelta({ text: "" }, state, item);
  }
  yield* closeBlock(state);
  const usage = mergeBody(encodeCohereUsage(result.usage), result.body?.["usage"]);
  const reason = result.body?.["finish_reason"] ?? encodeFinishReason(result);
  yield toEvent("message-end", { delta: { finish_reason: reason, usage } });
  yield { data: "[DONE]" };
}

function toContentDelta(content: object, { blocks }: State, logprobs?: object): ServerSentEvent {
  return toEvent("content-delta", {
    index: blocks,
    ...message({ content }),
    ...(logprobs && { logprobs }),
  });
}

function message(fields: object): { delta: { message: object } } {
  return { delta: { message: fields } };
}

/** The SDK ends a stream at any event that has the end's marker in it: a text that has it is escaped. */
function toEvent(type: string, fields: object): ServerSentEvent {
  const { id, ...rest } = fields as { id?: string };
  const data = JSON.stringify({ ...(id !== undefined && { id }), type, ...rest });
  return { event: type, data: data.replaceAll("[DONE]", String.raw`\u005bDONE]`) };
}
