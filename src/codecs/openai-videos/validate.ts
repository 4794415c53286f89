import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { type Rules, validateParameters } from "../openai-parameters.ts";
import { emptyText } from "../openai-refusals.ts";
import { isObject, toObject } from "../read.ts";
import { storedVideos } from "./stored.ts";
import type { CreateVideoCall, VideosEndpoint } from "./wire.ts";

const SIZES = ["720x1280", "1280x720", "1024x1792", "1792x1024"];

const PROMPT: Rules = [
  ["prompt", { type: "string", maxLength: 32_000 }],
  ["prompt", (value, param) => (value === "" ? emptyText(param) : undefined)],
];

/** @see https://platform.openai.com/docs/api-reference/videos */
const RULES: Record<VideosEndpoint, Rules> = {
  videos: [
    ...PROMPT,
    ["model", { type: "string" }],
    ["seconds", { type: "one-of", values: ["4", "8", "12"] }],
    ["size", { type: "one-of", values: SIZES }],
    ["input_reference", validateReference],
  ],
  remix: PROMPT,
  edits: [...PROMPT, ["video", validateSource]],
  extensions: [
    ...PROMPT,
    ["video", validateSource],
    ["seconds", { type: "one-of", values: ["4", "8", "12", "16", "20"] }],
  ],
};

const REQUIRED: Record<VideosEndpoint, string[]> = {
  videos: ["prompt"],
  remix: ["prompt"],
  edits: ["video", "prompt"],
  extensions: ["video", "prompt", "seconds"],
};

export function validate(
  call: CreateVideoCall,
  endpoint: VideosEndpoint,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(call.body);
  const missing = REQUIRED[endpoint].find((name) => (request[name] ?? undefined) === undefined);
  if (missing !== undefined) return missingParameter(missing);
  return validateParameters(request, RULES[endpoint]) ?? checkSource(call, context);
}

export function videoNotFound(id: string): string {
  return `Video with id '${id}' not found.`;
}

/** A video that is not done can neither be read nor changed. */
export function videoNotReady(): LLMError {
  return llmError("bad-request", {
    message: "Video is not ready yet, use GET /v1/videos/{video_id} to check status.",
  });
}

/** What a new video is made from is there, and done. */
function checkSource({ sourceId }: CreateVideoCall, { store }: CodecContext): LLMError | undefined {
  if (sourceId === undefined) return undefined;
  const source = storedVideos(store).get(sourceId);
  if (!source) return llmError("not-found", { message: videoNotFound(sourceId) });
  return source.status === "completed" ? undefined : videoNotReady();
}

function validateReference(value: unknown, param: string): LLMError | undefined {
  return isObject(value) ? undefined : invalidType(param, "a file", value);
}

function validateSource(value: unknown, param: string): LLMError | undefined {
  if (isUploadedFile(value)) return undefined;
  if (!isObject(value)) return invalidType(param, "one of a file or object", value);
  return typeof value["id"] === "string" ? undefined : missingParameter(`${param}.id`);
}
