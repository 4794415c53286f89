import type { WireRequest } from "../../codec.ts";
import { toFrameSize } from "../../video-model/call.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import { decodeGoogleStored } from "../google-stored.ts";
import { optionalText, toCount, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import type { OperationCall, VeoCall } from "./wire.ts";

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation */
const [MOST_VIDEOS, DEFAULT_SECONDS, LONGEST] = [4, 8, 60] as const;

export function decode(request: WireRequest): VeoCall {
  const { instances, parameters } = toFields(request.body);
  const { sampleCount, aspectRatio, resolution, durationSeconds, storageUri } =
    toFields(parameters);
  const description = toText(toFields(toMembers(instances)[0])["prompt"]);
  return {
    ...decodeGoogleStored(request),
    modelId: request.params["model"] ?? "",
    place: toPlace(request.url),
    description,
    prompt: toPrompt(description),
    n: toCount(toOptionalNumber(sampleCount), MOST_VIDEOS) ?? 1,
    size: toFrameSize(resolution, aspectRatio),
    seconds: Math.min(LONGEST, Math.max(1, toOptionalNumber(durationSeconds) ?? DEFAULT_SECONDS)),
    storageUri: optionalText(storageUri),
  };
}

/** Vertex AI is asked with the name in the body. */
export function decodeOperation(request: WireRequest): OperationCall {
  const { operationName } = toFields(request.body);
  return {
    ...decodeGoogleStored(request),
    name: optionalText(operationName) ?? toPlace(request.url),
  };
}

/** What stands between the version of the API and the verb. */
function toPlace(url: string): string {
  return /\/v\d\w*\/([^:?]+)(?::\w+)?(?:\?.*)?$/.exec(url)?.[1] ?? "";
}
