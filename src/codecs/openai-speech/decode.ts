import type { WireRequest } from "../../codec.ts";
import { toObject, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { SpeechCall } from "./wire.ts";

export function decode({ body }: Pick<WireRequest, "body">): SpeechCall {
  const fields = toObject(body);
  const input = toText(fields["input"]);
  return {
    modelId: toText(fields["model"]),
    body,
    fields,
    input,
    prompt: toPrompt(input),
    format: toText(fields["response_format"]) || "mp3",
    stream: fields["stream_format"] === "sse",
  };
}
