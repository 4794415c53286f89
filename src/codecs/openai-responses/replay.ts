import type { TextBody } from "../../codec.ts";
import { sse } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { toObject } from "../read.ts";
import { toStreamParts } from "../to-stream-parts.ts";
import type { StoredResponse } from "./stored.ts";
import { encodeStream } from "./stream.ts";

/** The events of an answer once more, each text in one delta; those up to `starting_after` are left out. */
export function replay({ result, call }: StoredResponse, query: URLSearchParams): TextBody {
  const encode = encodeStream(withObfuscation(call, query.get("include_obfuscation") === "true"));
  const after = Number(query.get("starting_after") ?? -1);
  let sequence = 0;
  let text = "";
  for (const part of toStreamParts(result)) {
    for (const event of encode(part)) if (sequence++ > after) text += sse.encode(event);
  }
  return { type: "text-body", text, contentType: sse.contentType };
}

function withObfuscation(call: LanguageModelCall, isOn: boolean): LanguageModelCall {
  const body = { ...toObject(call.body), stream_options: { include_obfuscation: isOn } };
  return { ...call, body };
}
