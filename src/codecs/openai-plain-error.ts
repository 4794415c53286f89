import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";

/** Words of those who follow OpenAI and document none of their own: OpenAI's tell of its own pages. */
export const PLAIN_ROWS: OpenAIErrorRows = {
  "insufficient-quota": { message: "You exceeded your current quota." },
  "invalid-api-key": { message: "Invalid API key." },
  "server-error": { message: "Internal server error." },
  "invalid-json": { message: "The body of the request is not valid JSON." },
};

/** Of every endpoint. */
export const PLAIN = { errorShape: createErrorShape(PLAIN_ROWS) };
