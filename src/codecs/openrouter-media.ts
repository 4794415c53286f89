import { type LLMError, llmError } from "../errors.ts";
import type { GenerateId } from "../ids.ts";
import type { OpenAIImagesOptions, ImagesCall } from "./openai-images/wire.ts";
import type { OpenAISpeechOptions } from "./openai-speech/wire.ts";
import type {
  DurationUsage,
  OpenAITranscriptionsOptions,
  TokenUsage,
} from "./openai-transcriptions/wire.ts";
import { NO_COST, OPENROUTER, OPENROUTER_ID } from "./openrouter.ts";
import { toObject } from "./read.ts";

// How OpenRouter's pictures and sounds differ from OpenAI's.

const toHeaders =
  (kind: string) =>
  (generateId: GenerateId): Record<string, string> => ({
    [OPENROUTER.idHeader]: generateId({ ...OPENROUTER_ID, prefix: `gen-${kind}-` }),
  });

/** @see https://openrouter.ai/docs/api/api-reference/tts/create-audio-speech */
export const OPENROUTER_SPEECH: OpenAISpeechOptions = {
  ...OPENROUTER,
  headers: toHeaders("tts"),
  formats: ["mp3", "pcm", "opus", "aac", "flac", "wav"],
  hasOwnVoice: true,
  dialect: { format: "pcm" },
};

/** A form, or JSON with the sound in it. @see https://openrouter.ai/docs/api/api-reference/stt/create-audio-transcriptions */
export const OPENROUTER_TRANSCRIPTIONS: OpenAITranscriptionsOptions = {
  ...OPENROUTER,
  headers: toHeaders("stt"),
  formats: ["json", "verbose_json"],
  usage: encodeUsage,
  toInlineFile({ input_audio: audio }) {
    const { data, format } = toObject(audio);
    if (typeof data !== "string" || typeof format !== "string") return undefined;
    return { data, format };
  },
};

function encodeUsage(usage: TokenUsage | DurationUsage): object {
  const { cost } = NO_COST;
  if (usage.type === "duration") return { seconds: usage.seconds, cost };
  const { total_tokens, input_tokens, output_tokens } = usage;
  return { total_tokens, input_tokens, output_tokens, cost };
}

/** What a picture weighs: as many tokens as one that was recorded. */
const IMAGE_TOKENS = 1120;

/** Bytes alone, never URLs. @see https://openrouter.ai/docs/api/api-reference/images/create-images */
export const OPENROUTER_IMAGES: OpenAIImagesOptions = {
  ...OPENROUTER,
  headers: toHeaders("img"),
  validate: refuseStream,
  dialect: {
    mediaType: "image/png",
    bytes: "always",
    encode(images, call, { countTokens, now }) {
      const prompt_tokens = Math.max(1, countTokens(call.description));
      const completion_tokens = IMAGE_TOKENS * images.length;
      return {
        created: Math.floor(now / 1000),
        data: images.map(({ data, mediaType }) => {
          if (data === undefined) {
            throw new Error(
              "the reply is a URL, and OpenRouter answers with bytes. Reply with the image's bytes.",
            );
          }
          return { b64_json: data, media_type: mediaType };
        }),
        usage: {
          prompt_tokens,
          completion_tokens,
          total_tokens: prompt_tokens + completion_tokens,
          ...NO_COST,
          prompt_tokens_details: {
            cached_tokens: 0,
            cache_write_tokens: 0,
            audio_tokens: 0,
            video_tokens: 0,
          },
          completion_tokens_details: { reasoning_tokens: 0, image_tokens: completion_tokens },
        },
      };
    },
  },
};

function refuseStream({ fields }: ImagesCall): LLMError | undefined {
  if (fields["stream"] !== true) return undefined;
  return llmError("guard", {
    message: "OpenRouter's streams of pictures are not mocked. Ask without stream.",
  });
}
