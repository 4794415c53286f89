const OPENAI_BATCH = {
  input_file_id: "file-1",
  endpoint: "/v1/chat/completions",
  completion_window: "24h",
};
const CACHED_CONTENT = {
  model: "models/gemini-3.5-flash",
  contents: [{ role: "user", parts: [{ text: "Every change needs a review. ".repeat(300) }] }],
};
const PROMPT = {
  model: "claude-2.1",
  prompt: "\n\nHuman: Hi\n\nAssistant:",
  max_tokens_to_sample: 9,
  stream: true,
};
const ANTHROPIC_BATCH = {
  requests: [
    {
      custom_id: "a",
      params: { model: "m", max_tokens: 9, messages: [{ role: "user", content: "Hi" }] },
    },
  ],
};
const GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash";
const GEMINI_BATCH = {
  batch: {
    displayName: "a",
    inputConfig: {
      requests: { requests: [{ request: { contents: [{ parts: [{ text: "Hi" }] }] } }] },
    },
  },
};

/** What the hostile requests don't start from, for the specifications to describe its answers. */
export const MORE: [url: string, body: object][] = [
  [
    "https://api.groq.com/openai/v1/chat/completions",
    { model: "m", messages: [{ role: "user", content: "Hi" }] },
  ],
  ["https://api.groq.com/openai/v1/batches", OPENAI_BATCH],
  ["https://api.openai.com/v1/conversations", {}],
  ["https://api.openai.com/v1/responses/compact", { model: "gpt-5.4", input: "Hi" }],
  ["https://api.openai.com/v1/images/generations", { model: "gpt-image-1", prompt: "A cat" }],
  ["https://api.openai.com/v1/batches", OPENAI_BATCH],
  ["https://api.anthropic.com/v1/complete", PROMPT],
  ["https://api.anthropic.com/v1/messages/batches", ANTHROPIC_BATCH],
  [`${GEMINI}:batchGenerateContent`, GEMINI_BATCH],
  ["https://generativelanguage.googleapis.com/v1beta/cachedContents", CACHED_CONTENT],
  ["https://generativelanguage.googleapis.com/v1beta/fileSearchStores", { displayName: "a" }],
  [`${GEMINI}:predictLongRunning`, { instances: [{ prompt: "A cat" }] }],
  ["https://api.openai.com/v1/videos", { prompt: "A cat" }],
  ["https://api.openai.com/v1/realtime/client_secrets", {}],
  [
    "https://api.openai.com/v1/realtime/translations/client_secrets",
    { session: { model: "gpt-realtime-translate", audio: { output: { language: "es" } } } },
  ],
  ["https://api.openai.com/v1/realtime/sessions", { model: "gpt-realtime" }],
  ["https://api.openai.com/v1/realtime/transcription_sessions", {}],
  ["https://api.openai.com/v1/vector_stores", {}],
  ["https://api.openai.com/v1/assistants", { model: "gpt-4o" }],
  ["https://api.openai.com/v1/threads", {}],
  ["https://api.replicate.com/v1/predictions", { version: "a/b", input: { prompt: "Hi" } }],
];
