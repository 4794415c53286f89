import { measureSeconds } from "../../media/silence.ts";
import { toTranscript, type TranscriptReply } from "../../transcription-model/transcript.ts";
import { optionalText } from "../read.ts";
import type { HeardSpeech, XaiSTTCall } from "./wire.ts";

export function encode(reply: TranscriptReply, { fields, file }: XaiSTTCall): HeardSpeech {
  const seconds = file ? measureSeconds(file.bytes) : 0;
  const language = optionalText(fields["language"]);
  const transcript = toTranscript(reply, { seconds, language });
  return {
    text: transcript.text,
    language: transcript.language ?? "en",
    duration: transcript.duration,
    words: transcript.words.map(({ text, start, end }) => ({ text, start, end })),
  };
}
