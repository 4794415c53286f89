import type { WireRequest } from "../../codec.ts";
import { base64ToBytes } from "../../embedding-model/base64.ts";
import { isUploadedFile, type UploadedFile } from "../../form.ts";
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
  { endpoint = "transcriptions", defaultModel = "", toInlineFile }: OpenAITranscriptionsOptions,
): TranscriptionCall {
  const fields = toRequestFields(request, FORM);
  const { file } = fields;
  const inline = toInlineFile?.(fields);
  const modelId = toText(fields["model"]) || defaultModel;
  const isTranslation = endpoint === "translations";
  const isWhisper = !/(?:^|\/)gpt-/.test(modelId);
  return {
    modelId,
    body: request.body,
    isTranslation,
    fields,
    file: isUploadedFile(file) ? file : inline && toFile(inline),
    format: toText(fields["response_format"]) || "json",
    language: isTranslation ? "en" : optionalText(fields["language"]),
    isWhisper,
    // https://platform.openai.com/docs/api-reference/audio/createTranscription#audio-createtranscription-stream
    stream: fields["stream"] === true && !isWhisper && !isTranslation,
  };
}

/** What is no base64 is no file. */
function toFile({ data, format }: { data: string; format: string }): UploadedFile | undefined {
  try {
    const bytes = base64ToBytes(data);
    const [filename, mediaType] = [`audio.${format}`, `audio/${format}`];
    return { filename, mediaType, size: bytes.length, bytes };
  } catch {
    return undefined;
  }
}
