import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS } from "./replay.ts";

const transcriptions = readRecordings("mistral", "POST /v1/audio/transcriptions");
const speeches = readRecordings("mistral", "POST /v1/audio/speech");
const answers = transcriptions.map(({ response }) => response.body as Transcription);

interface Transcription {
  model: string;
  text: string;
  language: string | null;
  segments: { text: string; start: number; end: number; speaker_id: string }[];
}

describe.runIf(hasRecordings)("mistral", () => {
  test.for(answers)("transcribes as recorded: $text", async (recorded) => {
    const { model, text, language, segments } = recorded;
    const fetch = createFetch(
      llm.mistral.transcriptions({
        text,
        ...(language !== null && { language }),
        ...(segments.length > 0 && {
          segments: segments.map(({ speaker_id: speaker, ...segment }) => ({
            text: segment.text,
            start: segment.start,
            end: segment.end,
            speaker,
          })),
        }),
      }),
    );
    const form = new FormData();
    form.append("model", model);
    form.append("file", new File([createSilence("wav")], "a.wav", { type: "audio/wav" }));
    if (segments.length > 0) {
      form.append("timestamp_granularities", "segment");
      form.append("diarize", "true");
    }
    const url = "https://api.mistral.ai/v1/audio/transcriptions";
    const response = await fetch(url, { method: "POST", body: form });
    const body = (await response.json()) as Transcription;
    expect(compareKeys(body, answers)).toEqual(SAME_KEYS);
    const { model: ownModel, text: ownText, language: ownLanguage, segments: own } = body;
    expect([ownModel, ownText, ownLanguage, own]).toEqual([model, text, language, segments]);
  });

  test.for(speeches)("answers $file with an MP3", async (recording) => {
    const response = await replay(recording);
    const body = (await response.json()) as { audio_data: string };
    expect(compareKeys(body, [recording.response.body])).toEqual(SAME_KEYS);
    const bytes = Buffer.from(body.audio_data, "base64");
    expect([bytes[0], bytes[1]]).toEqual([0xff, 0xf3]);
  });
});
