import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { type Rules, validateParameters, validateRequiredText } from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import type { OpenAISpeechOptions, SpeechCall } from "./wire.ts";

const FORMATS = ["mp3", "opus", "aac", "flac", "wav", "pcm"];

/** @see https://platform.openai.com/docs/api-reference/audio/createSpeech */
const OPENAI: Rules = [
  ["input", { type: "string", maxLength: 4096 }],
  ["speed", { type: "decimal", min: 0.25, max: 4 }],
  ["stream_format", { type: "one-of", values: ["sse", "audio"] }],
];

/** How a missing parameter is told is not recorded: these are OpenAI's words of other endpoints. */
export function validate(
  { fields, modelId, stream }: SpeechCall,
  { openaiRules, hasOwnVoice, formats = FORMATS }: OpenAISpeechOptions,
): LLMError | undefined {
  for (const name of ["model", "input"]) {
    const error = validateRequiredText(fields[name], name);
    if (error) return error;
  }
  if (fields["voice"] === undefined && !hasOwnVoice) return missingParameter("voice");
  const error = validateParameters(fields, [
    ["response_format", { type: "one-of", values: formats }],
  ]);
  if (error || !openaiRules) return error;
  if (stream && modelId.startsWith("tts-1")) {
    return refused("stream_format 'sse' is not supported for this model.", "stream_format");
  }
  return validateParameters(fields, OPENAI);
}
