import type { LLMError } from "../errors.ts";
import { toSizeOfEdges } from "../image-model/call.ts";
import type { Transcript } from "../transcription-model/transcript.ts";
import { encodeImage } from "./openai-images/encode.ts";
import type { ImagesCall, OpenAIImagesOptions } from "./openai-images/wire.ts";
import { type Rules, validateParameters, validateRequiredText } from "./openai-parameters.ts";
import type { OpenAISpeechOptions } from "./openai-speech/wire.ts";
import { toLanguageName } from "./openai-transcriptions/encode.ts";
import type {
  OpenAITranscriptionsOptions,
  TranscriptionCall,
} from "./openai-transcriptions/wire.ts";
import { toArray, toText } from "./read.ts";
import { TOGETHER, TOGETHER_ID } from "./together.ts";

// How Together's pictures and sounds differ from OpenAI's. None is recorded: this is what its specification has.

const IMAGE_RULES: Rules = [
  ...["n", "steps", "width", "height", "seed"].map((name): Rules[number] => [
    name,
    { type: "integer" },
  ]),
  // as OpenAI calls it, and as its own documentation did
  ["response_format", { type: "one-of", values: ["base64", "url"], also: "b64_json" }],
  ["output_format", { type: "one-of", values: ["jpeg", "png"] }],
];

/** @see https://docs.together.ai/reference/post-images-generations */
export const TOGETHER_IMAGES: OpenAIImagesOptions = {
  ...TOGETHER,
  parameters: new Set(
    "disable_safety_checker guidance guidance_scale height image_loras image_url model n negative_prompt output_format prompt reference_images response_format seed steps width".split(
      " ",
    ),
  ),
  validate: validateImages,
  dialect: {
    mediaType: "image/jpeg",
    bytes: ["base64", "b64_json"],
    toSize: ({ width, height }) => toSizeOfEdges(width, height),
    encode: (images, call, { generateId }) => ({
      id: generateId(TOGETHER_ID),
      model: call.modelId,
      object: "list",
      data: images.map((image, index) => ({
        index,
        type: call.format,
        ...encodeImage(image, call),
      })),
    }),
  },
};

function validateImages({ fields }: ImagesCall): LLMError | undefined {
  return validateRequiredText(fields["model"], "model") ?? validateParameters(fields, IMAGE_RULES);
}

/** @see https://docs.together.ai/reference/audio-speech */
export const TOGETHER_SPEECH: OpenAISpeechOptions = {
  ...TOGETHER,
  formats: ["mp3", "wav", "raw", "pcm"],
  parameters: new Set(
    "bit_rate extra_params input language model response_encoding response_format sample_rate stream voice".split(
      " ",
    ),
  ),
  dialect: {
    format: "wav",
    stream: {
      isAsked: ({ stream }) => stream === true,
      toEvent: (b64, { modelId: model }) => ({ object: "audio.tts.chunk", model, b64 }),
    },
  },
};

/** @see https://docs.together.ai/reference/audio-transcriptions */
export const TOGETHER_TRANSCRIPTIONS: OpenAITranscriptionsOptions = {
  ...TOGETHER,
  parameters: new Set(
    "diarize file language max_speakers min_speakers model prompt response_format temperature timestamp_granularities".split(
      " ",
    ),
  ),
  formats: ["json", "verbose_json"],
  urlField: "file",
  defaultModel: "openai/whisper-large-v3",
  usage: false,
  encodeVerbose,
};

/** Who speaks where the reply does not say. */
const FIRST_SPEAKER = "SPEAKER_00";

interface Word {
  word: string;
  start: number;
  end: number;
  speaker_id?: string;
}

function encodeVerbose(
  transcript: Transcript,
  { isTranslation, fields }: TranscriptionCall,
): object {
  const { text, duration, segments, language = "en" } = transcript;
  const isDiarized = toText(fields["diarize"]) === "true" && !isTranslation;
  const spoken = toSpoken(transcript, isDiarized);
  const asksWords = toArray(fields["timestamp_granularities"]).includes("word");
  return {
    task: isTranslation ? "translate" : "transcribe",
    language: toLanguageName(language),
    duration,
    text,
    segments: segments.map(({ text, start, end }, id) => ({ id, start, end, text })),
    ...((asksWords || isDiarized) && { words: spoken.flat() }),
    ...(isDiarized && {
      speaker_segments: segments.map(({ text, start, end, speaker = FIRST_SPEAKER }, id) => ({
        id,
        speaker_id: speaker,
        start,
        end,
        text,
        words: spoken[id]!,
      })),
    }),
  };
}

/** The words of each segment, which tell their speaker where speakers are told apart. */
function toSpoken({ segments, words }: Transcript, isDiarized: boolean): Word[][] {
  let at = 0;
  return segments.map(({ text, speaker = FIRST_SPEAKER }) => {
    const count = text.match(/\S+/g)?.length ?? 0;
    const own = words.slice(at, at + count);
    at += count;
    return own.map(({ text: word, start, end }) => ({
      word,
      start,
      end,
      ...(isDiarized && { speaker_id: speaker }),
    }));
  });
}
