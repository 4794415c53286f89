import type { WireRequest } from "../../codec.ts";
import { toSize } from "../../image-model/call.ts";
import { optionalText, toObject, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { CreateVideoCall } from "./wire.ts";

/** @see https://platform.openai.com/docs/api-reference/videos/create */
export const [DEFAULT_MODEL, DEFAULT_SIZE, DEFAULT_SECONDS] = ["sora-2", "720x1280", "4"] as const;

export function decode({ params, query, body }: WireRequest): CreateVideoCall {
  const { model, prompt, size, seconds, video } = toObject(body);
  const description = toText(prompt);
  return {
    modelId: toText(model),
    body,
    params,
    query,
    description,
    prompt: toPrompt(description),
    size: toSize(size ?? DEFAULT_SIZE),
    seconds: Number(toText(seconds) || DEFAULT_SECONDS) || 0,
    sourceId: params["video_id"] ?? optionalText(toObject(video)["id"]),
  };
}
