import type { WireRequest } from "../../codec.ts";
import { toObject, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { OpenAISpeechOptions, SpeechCall } from "./wire.ts";

export function decode(
  { body }: Pick<WireRequest, "body">,
  { dialect }: OpenAISpeechOptions,
): SpeechCall {
  const fields = toObject(body);
  const input = toText(fields["input"]);
  return {
    modelId: toText(fields["model"]),
    body,
    fields,
    input,
    prompt: toPrompt(input),
    format: toText(fields["response_format"]) || (dialect?.format ?? "mp3"),
    stream: dialect ? dialect.stream?.isAsked(fields) === true : fields["stream_format"] === "sse",
  };
}
