import type { IdFormat } from "../ids.ts";
import { base64ToBytes } from "../embedding-model/base64.ts";
import { toSizeOfEdges } from "../image-model/call.ts";
import type { GeneratedImage } from "../image-model/reply.ts";
import type { OpenAIImagesOptions } from "./openai-images/wire.ts";
import type { OpenAISpeechOptions } from "./openai-speech/wire.ts";
import { VENICE } from "./venice.ts";

// How Venice's pictures and sounds differ from OpenAI's.

/** @see https://docs.venice.ai/api-reference/endpoint/audio/speech */
export const VENICE_SPEECH: OpenAISpeechOptions = { ...VENICE, hasOwnVoice: true };

const ID: IdFormat = { prefix: "generate-image-", size: 13, alphabet: "decimal" };

/** Milliseconds; the mock takes as good as none. */
const TIMING = {
  inferenceDuration: 1,
  inferencePreprocessingTime: 1,
  inferenceQueueTime: 1,
  total: 3,
};

/** The images are texts, and the request is told back. @see https://docs.venice.ai/api-reference/endpoint/image/generate */
export const VENICE_IMAGES: OpenAIImagesOptions = {
  ...VENICE,
  parameters: new Set(
    "aspect_ratio cfg_scale embed_exif_metadata format height hide_watermark inpaint lora_strength model negative_prompt prompt resolution return_binary safe_mode seed steps style_preset variants width".split(
      " ",
    ),
  ),
  dialect: {
    mediaType: "image/webp",
    bytes: "always",
    fields: { mediaType: "format", count: "variants" },
    toSize: ({ width, height }) => toSizeOfEdges(width, height),
    encode(images, { fields }, { generateId }) {
      const [first] = images.map(toBytes);
      if (fields["return_binary"] === true) {
        const data = base64ToBytes(first!);
        return { type: "raw-body", data, contentType: images[0]!.mediaType };
      }
      return {
        id: generateId(ID),
        images: images.map(toBytes),
        request: {
          data: {
            embed_exif_metadata: false,
            format: "webp",
            hide_watermark: false,
            return_binary: false,
            ...fields,
          },
          success: true,
        },
        timing: TIMING,
      };
    },
  },
};

function toBytes({ data }: GeneratedImage): string {
  if (data !== undefined) return data;
  throw new Error(
    "the reply is a URL, and Venice answers with bytes. Reply with the image's bytes.",
  );
}
