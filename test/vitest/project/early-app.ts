import OpenAI from "openai";

/** An app's module: its client is built while it is imported. */
export const client = new OpenAI({ apiKey: "test", maxRetries: 0, timeout: 5_000 });
