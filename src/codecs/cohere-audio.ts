import { encodeCohereError } from "./cohere-error.ts";
import type { OpenAITranscriptionsOptions } from "./openai-transcriptions/wire.ts";

/** The words alone. What it refuses is told in OpenAI's words, and in Cohere's form. @see https://docs.cohere.com/reference/create-audio-transcription */
export const COHERE_TRANSCRIPTIONS: OpenAITranscriptionsOptions = {
  errorShape: (error, modelId = "") => encodeCohereError(error, { modelId, body: undefined }),
  parameters: new Set(["file", "language", "model", "temperature"]),
  formats: ["json"],
  usage: false,
};
