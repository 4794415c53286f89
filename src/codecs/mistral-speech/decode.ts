import type { WireRequest } from "../../codec.ts";
import { toObject, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { MistralSpeechCall } from "./wire.ts";

export function decode({ body }: Pick<WireRequest, "body">): MistralSpeechCall {
  const { model, input, response_format: format, stream } = toObject(body);
  return {
    modelId: toText(model),
    body,
    input: toText(input),
    prompt: toPrompt(toText(input)),
    format: toText(format) || "mp3",
    stream: stream === true,
  };
}
