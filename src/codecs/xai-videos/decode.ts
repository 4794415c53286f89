import type { WireRequest } from "../../codec.ts";
import { toFrameSize } from "../../video-model/call.ts";
import { optionalNumber, toObject, toText } from "../read.ts";
import { decodeStored } from "../stored-call.ts";
import { toPrompt } from "../to-prompt.ts";
import type { CreateVideoCall } from "./wire.ts";

/** @see https://docs.x.ai/docs/guides/video-generations */
const [DEFAULT_SECONDS, LONGEST] = [8, 60] as const;

export function decode(request: WireRequest): CreateVideoCall {
  const { model, prompt, duration, resolution, aspect_ratio } = toObject(request.body);
  const description = toText(prompt);
  return {
    ...decodeStored(request),
    modelId: toText(model),
    description,
    prompt: toPrompt(description),
    size: toFrameSize(resolution ?? "480p", aspect_ratio),
    seconds: Math.min(LONGEST, Math.max(1, optionalNumber(duration) ?? DEFAULT_SECONDS)),
  };
}
