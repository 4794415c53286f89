import type { WireRequest } from "../../codec.ts";
import { isUploadedFile } from "../../form.ts";
import { optionalText, toArray, toText } from "../read.ts";
import { toRequestFields } from "../request-fields.ts";
import type { MistralTranscriptionCall } from "./wire.ts";

const FORM = {
  booleans: ["stream", "diarize"],
  lists: ["timestamp_granularities"],
};

export function decode(request: WireRequest): MistralTranscriptionCall {
  const fields = toRequestFields(request, FORM);
  const { file } = fields;
  const asked = toArray(fields["timestamp_granularities"]);
  return {
    modelId: toText(fields["model"]),
    body: request.body,
    fields,
    file: isUploadedFile(file) ? file : undefined,
    language: optionalText(fields["language"]),
    granularity: asked.includes("word") ? "word" : asked.length > 0 ? "segment" : undefined,
    diarize: fields["diarize"] === true,
    stream: fields["stream"] === true,
  };
}
