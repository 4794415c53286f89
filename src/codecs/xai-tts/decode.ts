import type { WireRequest } from "../../codec.ts";
import { toObject, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { XaiTTSCall } from "./wire.ts";

export function decode({ body }: Pick<WireRequest, "body">): XaiTTSCall {
  const fields = toObject(body);
  const text = toText(fields["text"]);
  return {
    modelId: "",
    body,
    fields,
    text,
    prompt: toPrompt(text),
    codec: toText(toObject(fields["output_format"])["codec"]) || "mp3",
    isTimed: fields["with_timestamps"] === true,
  };
}
