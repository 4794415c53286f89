import type { StreamPart } from "../../language-model/stream-part.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import { readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeVercelError } from "../vercel-error.ts";
import {
  cannotRefuse,
  encodeFile,
  encodeFinishReason,
  encodeMetadata,
  encodeSignature,
  encodeSource,
  encodeToolCall,
  encodeUsage,
} from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: wire.VercelCall;
  /** Of the tool that is being called. */
  toolCallId: string;
}

export function encodeStream(call: wire.VercelCall): (part: StreamPart) => Events {
  const state: State = { call, toolCallId: "" };
  return function* encodeEvents(part) {
    for (const event of encodePart(part, state)) yield { data: JSON.stringify(event) };
  };
}

/** The script of a stream: the parts that a provider of the AI SDK gives, each in an event. */
function* encodePart(part: StreamPart, state: State): Generator<wire.StreamPart> {
  const { call } = state;
  switch (part.type) {
    case "response-metadata": {
      const { id, modelId, timestamp, body } = part;
      checkBody(body);
      yield { type: "stream-start", warnings: [] };
      const response = { id, modelId, timestamp: new Date(timestamp).toISOString() };
      return yield { type: "response-metadata", ...mergeBody(response, body?.["response"]) };
    }
    case "text-start":
    case "text-end":
      return yield { type: part.type, id: String(part.id) };
    case "text-delta":
    case "reasoning-delta":
      return yield { type: part.type, id: String(part.id), delta: part.delta };
    case "reasoning-start":
      return yield { type: part.type, id: String(part.id) };
    case "reasoning-end":
      return yield { type: part.type, id: String(part.id), ...encodeSignature(part.part, call) };
    case "tool-input-start": {
      const { toolCallId, toolName } = part.part;
      state.toolCallId = toolCallId;
      return yield { type: part.type, id: toolCallId, toolName };
    }
    case "tool-input-delta":
      return yield { type: part.type, id: state.toolCallId, delta: part.delta };
    case "tool-input-end":
      yield { type: part.type, id: part.part.toolCallId };
      return yield encodeToolCall(part.part, call);
    case "file":
      return yield encodeFile(part.part, call);
    case "source":
      return yield encodeSource(part.part, part.id);
    case "custom": {
      const { type, value } = readCustomPart(part.part, "vercel");
      return yield { ...value, type };
    }
    case "refusal-start":
    case "refusal-delta":
    case "refusal-end":
      throw cannotRefuse();
    case "error": {
      const { message, type } = encodeVercelError(part.error, call.modelId).body.error;
      return yield { type: "error", error: { message, type } };
    }
    case "finish":
      return yield finish(part.result);
  }
}

function finish({ id, finishReason, usage, body = {} }: LanguageModelResult): wire.StreamPart {
  const part = {
    type: "finish" as const,
    finishReason: encodeFinishReason(finishReason),
    usage: encodeUsage(usage),
    providerMetadata: encodeMetadata(id),
  };
  const { finishReason: reason, usage: total, providerMetadata } = body;
  return mergeBody(part, {
    ...(reason !== undefined && { finishReason: reason }),
    ...(total !== undefined && { usage: total }),
    ...(providerMetadata !== undefined && { providerMetadata }),
  });
}

/** What a part of the stream has a place for. */
const PLACED = new Set(["finishReason", "usage", "providerMetadata", "response"]);

function checkBody(body: LanguageModelResult["body"] = {}): void {
  const other = Object.keys(body).find((name) => !PLACED.has(name) && body[name] !== undefined);
  if (other === undefined) return;
  throw new Error(
    `body.${other} cannot be merged into a stream. Say it with content, or answer with a Response.`,
  );
}
