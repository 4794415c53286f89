import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { FramedBody } from "../../raw-body.ts";
import { toObject } from "../read.ts";
import { toStreamParts } from "../to-stream-parts.ts";
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
  for (const part of toStreamParts(result)) {
    for (const event of encode(part)) if (sequence++ > after) yield event;
  }
}

function withObfuscation(call: LanguageModelCall, isOn: boolean): LanguageModelCall {
  const body = { ...toObject(call.body), stream_options: { include_obfuscation: isOn } };
  return { ...call, body };
}
