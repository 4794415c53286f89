import type { WireRequest } from "../../codec.ts";
import { isUploadedFile } from "../../form.ts";
import { optionalText, toText } from "../read.ts";
import { toRequestFields } from "../request-fields.ts";
import type { OpenAITranscriptionsOptions, TranscriptionCall } from "./wire.ts";

const FORM = {
  numbers: ["temperature"],
  booleans: ["stream"],
  lists: ["include", "timestamp_granularities"],
};

export function decode(
  request: WireRequest,
  { endpoint = "transcriptions", defaultModel = "" }: OpenAITranscriptionsOptions,
): TranscriptionCall {
  const fields = toRequestFields(request, FORM);
  const { file } = fields;
  const modelId = toText(fields["model"]) || defaultModel;
  const isTranslation = endpoint === "translations";
  const isWhisper = !modelId.startsWith("gpt-");
  return {
    modelId,
    body: request.body,
    isTranslation,
    fields,
    file: isUploadedFile(file) ? file : undefined,
    format: toText(fields["response_format"]) || "json",
    language: isTranslation ? "en" : optionalText(fields["language"]),
    isWhisper,
    // https://platform.openai.com/docs/api-reference/audio/createTranscription#audio-createtranscription-stream
    stream: fields["stream"] === true && !isWhisper && !isTranslation,
  };
}
