import type { WireRequest } from "../../codec.ts";
import { type ImageSize, toSize, toSizeOfRatio } from "../../image-model/call.ts";
import { type JSONObject, toArray, toCount, toText } from "../read.ts";
import { toPrompt } from "../to-prompt.ts";
import { toRequestFields } from "../request-fields.ts";
import type { ImagesCall, OpenAIImagesOptions } from "./wire.ts";

const FORM = {
  numbers: ["n", "output_compression", "partial_images"],
  booleans: ["stream"],
};

/** @see https://platform.openai.com/docs/api-reference/images/create#images-create-n */
export const MOST_IMAGES = 10;

/** @see https://platform.openai.com/docs/api-reference/images/create#images-create-partial_images */
export const MOST_PARTIALS = 3;

export function decode(
  request: WireRequest,
  { endpoint = "generations", dialect }: OpenAIImagesOptions,
): ImagesCall {
  const fields = toRequestFields(request, FORM);
  const description = toText(fields["prompt"]);
  const modelId = toText(fields["model"]);
  const { bytes = BYTES, toSize: toOwnSize = toImageSize, fields: names = NAMES } = dialect ?? {};
  const asked = toText(fields["response_format"]);
  const isBytes = bytes === "always" || bytes.includes(asked);
  const asksForm = "response_format" in fields && !isGPT(modelId);
  const isLegacy =
    dialect !== undefined || endpoint === "variations" || LEGACY.test(modelId) || asksForm;
  return {
    modelId,
    body: request.body,
    endpoint,
    fields,
    description,
    prompt: toPrompt(description),
    n: toCount(fields[names.count], MOST_IMAGES) ?? 1,
    asksTooMany: Number(fields[names.count]) > MOST_IMAGES,
    size: toOwnSize(fields),
    mediaType: toMediaType(fields[names.mediaType]) ?? dialect?.mediaType ?? "image/png",
    inputs: countInputs(fields),
    isLegacy,
    format: isLegacy && !isBytes ? "url" : "b64_json",
    stream: fields["stream"] === true && !isLegacy,
    partials: toCount(fields["partial_images"] || undefined, MOST_PARTIALS) ?? 0,
  };
}

const BYTES = ["b64_json"];
const NAMES = { mediaType: "output_format", count: "n" };

/** A deployment of Azure's often leaves the hyphen out. */
const LEGACY = /^dall-?e/i;

function toImageSize({ aspect_ratio: ratio, size }: JSONObject): ImageSize {
  return ratio ? toSizeOfRatio(ratio) : toSize(size);
}

/** Those that answer with bytes alone. */
export function isGPT(modelId: string): boolean {
  return modelId.startsWith("gpt-image") || modelId.startsWith("chatgpt-image");
}

function toMediaType(format: unknown): string | undefined {
  return typeof format === "string" ? `image/${format}` : undefined;
}

function countInputs({ image, images }: JSONObject): number {
  const list = image ?? images;
  return Array.isArray(list) ? toArray(list).length : Number(list !== undefined);
}
