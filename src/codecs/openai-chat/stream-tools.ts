import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { cannotCallTwice, encodeToolCallId, isCustomTool } from "./encode-message.ts";
import { chunks, type Events, first, open, type State, toChunk } from "./stream-chunk.ts";
import type * as wire from "./wire.ts";

type ToolPart = Extract<StreamPart, { type: `tool-input-${string}` }>;

/** A tool is named first, and its input follows; or both come at once, where the provider has it so. */
export function* encodeToolCall(part: ToolPart, state: State): Events {
  const { wholeToolCalls: isWhole, endsWithCall } = state.options.stream ?? {};
  if (part.type === "tool-input-end") {
    if (!isWhole) return;
    state.held = part.part;
    if (!endsWithCall || state.hasRole) yield* releaseCall(state);
  } else if (isWhole) return;
  else if (part.type === "tool-input-start") yield* startTool(part.part, state);
  else yield* chunks(toInputDelta(part.delta, state), state);
}

/** The chunk of a call that was held back, which may `end` the answer. */
export function* releaseCall(state: State, end: Partial<wire.ChunkChoice> = {}): Events {
  const { held } = state;
  if (!held) return;
  state.held = undefined;
  yield* startTool(held, state, { input: serializeInput(held.input), end });
}

/** The chunk that names the tool, in most wires with no `input` yet. */
function* startTool(
  { toolCallId, toolName }: ToolCallPart,
  state: State,
  { input = "", end = {} }: { input?: string; end?: Partial<wire.ChunkChoice> } = {},
): Events {
  state.toolIndex++;
  state.place.hasCalled = true;
  if (state.isLegacy) {
    if (state.toolIndex > 0) throw cannotCallTwice();
    return yield* chunks(
      first({ function_call: { name: toolName, arguments: input } }, state),
      state,
      end,
    );
  }
  if (state.options.stream?.opening === "text" && !state.hasRole)
    yield* open({ content: "" }, state);
  const opening = first({}, state);
  state.isCustom = isCustomTool(toolName, state.call);
  for (let choice = 0; choice < state.call.n; choice++) {
    const call: wire.ToolCallDelta = {
      index: state.toolIndex,
      id: encodeToolCallId(toolCallId, choice),
      ...(state.isCustom
        ? { type: "custom", custom: { name: toolName, input } }
        : { type: "function", function: { name: toolName, arguments: input } }),
    };
    yield toChunk({ index: choice, delta: { ...opening, tool_calls: [call] }, ...end }, state);
  }
}

/** As the SDK's `ChatCompletionChunk` has it; its helper adds up a custom tool's input since version 7. */
function toInputDelta(delta: string, { toolIndex: index, isCustom, isLegacy }: State): wire.Delta {
  if (isLegacy) return { function_call: { arguments: delta } };
  return {
    tool_calls: [
      isCustom ? { index, custom: { input: delta } } : { index, function: { arguments: delta } },
    ],
  };
}
