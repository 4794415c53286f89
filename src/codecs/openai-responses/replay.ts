import { serializeInput } from "../../language-model/tool-input.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { Content, LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import type { FramedBody } from "../../raw-body.ts";
import { toObject } from "../read.ts";
import type { StoredResponse } from "./stored.ts";
import { encodeStream } from "./stream.ts";

/** The events of an answer once more, each text in one delta; those up to `starting_after` are left out. */
export function replay(
  stored: StoredResponse,
  query: URLSearchParams,
): FramedBody<ServerSentEvent> {
  return { type: "framed-body", frames: listEvents(stored, query), framing: sse };
}

function* listEvents(
  { result, call }: StoredResponse,
  query: URLSearchParams,
): Generator<ServerSentEvent, void, undefined> {
  const encode = encodeStream(withObfuscation(call, query.get("include_obfuscation") === "true"));
  const after = Number(query.get("starting_after") ?? -1);
  let sequence = 0;
  for (const part of toParts(result)) {
    for (const event of encode(part)) if (sequence++ > after) yield event;
  }
}

function withObfuscation(call: LanguageModelCall, isOn: boolean): LanguageModelCall {
  const body = { ...toObject(call.body), stream_options: { include_obfuscation: isOn } };
  return { ...call, body };
}

function* toParts(result: LanguageModelResult): Generator<StreamPart, void, undefined> {
  yield { type: "response-metadata", ...result };
  for (const [id, part] of result.content.entries()) yield* toPartsOf(part, id);
  yield { type: "finish", result };
}

function toPartsOf(part: Content, id: number): StreamPart[] {
  switch (part.type) {
    case "text":
      return [
        { type: "text-start", id },
        { type: "text-delta", id, delta: part.text },
        { type: "text-end", id, part },
      ];
    case "refusal":
      return [
        { type: "refusal-start", id },
        { type: "refusal-delta", id, delta: part.text },
        { type: "refusal-end", id, part },
      ];
    case "reasoning":
      return [
        { type: "reasoning-start", id, part },
        ...(part.text === "" ? [] : [{ type: "reasoning-delta" as const, id, delta: part.text }]),
        { type: "reasoning-end", id, part },
      ];
    case "tool-call":
      return [
        { type: "tool-input-start", id, part },
        { type: "tool-input-delta", id, delta: serializeInput(part.input) },
        { type: "tool-input-end", id, part },
      ];
    case "file":
      return [{ type: "file", id, part }];
    case "source":
      return [{ type: "source", id, part }];
    case "custom":
      return [{ type: "custom", id, part }];
  }
}
