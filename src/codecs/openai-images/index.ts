import type { EndpointCodec } from "../../codec.ts";
import { createImage } from "../../image-model/call.ts";
import type { ImageReply } from "../../image-model/reply.ts";
import { createErrorShape } from "../openai-error-shape.ts";
import type { OpenAIErrorRows } from "../openai-error.ts";
import { toParameters } from "../openai-options.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { ImagesCall, ImagesEndpoint, OpenAIImagesOptions } from "./wire.ts";

export type { OpenAIImagesOptions } from "./wire.ts";

/**
 * The OpenAI Images format. A reply is an image's bytes, its URL, or a list of either; without one, a picture of one
 * colour in the size that was asked for.
 *
 * @see https://platform.openai.com/docs/api-reference/images
 *
 * @example
 * operations: { images: ["POST", "/images/generations", openaiImages()] }
 */
export function openaiImages(
  options: OpenAIImagesOptions = {},
): EndpointCodec<ImagesCall, ImageReply> {
  const { endpoint = "generations", errorShape = encodeImagesError, dialect } = options;
  return {
    kind: "endpoint",
    accepts: ACCEPTS[endpoint],
    decode: (request) => decode(request, options),
    validate: (call) => validate(call, options.openaiRules === true) ?? options.validate?.(call),
    reply: (call, { generateId }) => createImage(call, generateId),
    countInput: ({ description }, { countTokens }) => countTokens(description),
    encode: (reply, call, context) => encode(reply, call, { ...context, dialect }),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    headers: (_, { generateId }) => options.headers?.(generateId) ?? {},
    ...toParameters(options, PARAMETERS),
  };
}

const ACCEPTS = {
  generations: ["json"],
  edits: ["json", "multipart"],
  variations: ["multipart"],
} as const satisfies Record<ImagesEndpoint, EndpointCodec["accepts"]>;

/** An unknown model is recorded; a prompt that is refused is attested: https://github.com/ucx0204/CarrotMangaTranslator/issues/122 */
const ROWS: OpenAIErrorRows = {
  "model-not-found": {
    status: 400,
    type: "image_generation_user_error",
    code: "invalid_value",
    param: "model",
    message: "The model '{model}' does not exist.",
  },
  "content-filtered": {
    type: "image_generation_user_error",
    code: "moderation_blocked",
    message:
      "Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com.",
  },
};

const encodeImagesError = createErrorShape(ROWS);

const PARAMETERS: ReadonlySet<string> = new Set(
  "background complexity frame_count frame_duration_ms image images input_fidelity mask model moderation n output_compression output_format partial_images prompt quality response_format safety_identifier size stream style svg user".split(
    " ",
  ),
);
