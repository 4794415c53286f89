/** One request of a stream for each wire format, in any framing; a body that is not JSON needs no test here. */
export const STREAMING_REQUESTS: [codec: string, url: string, body: object, headers?: object][] = [
  ["openai-chat", "https://api.openai.com/v1/chat/completions", toChat("gpt-5.4")],
  ["openai-completions", "https://api.openai.com/v1/completions", toPrompt()],
  ["openai-responses", "https://api.openai.com/v1/responses", toInput()],
  [
    "openai-runs",
    "https://api.openai.com/v1/threads/runs",
    { assistant_id: "asst_1", model: "m", stream: true },
  ],
  [
    "anthropic-messages",
    "https://api.anthropic.com/v1/messages",
    { ...toChat("claude-sonnet-5"), max_tokens: 99 },
  ],
  [
    "anthropic-complete",
    "https://api.anthropic.com/v1/complete",
    {
      model: "claude-2.1",
      prompt: "\n\nHuman: Hi\n\nAssistant:",
      max_tokens_to_sample: 99,
      stream: true,
    },
  ],
  ["gemini-generate-content", toGoogle("?alt=sse"), toContents()],
  ["gemini-generate-content, a JSON array", toGoogle(""), toContents()],
  [
    "gemini-interactions",
    "https://generativelanguage.googleapis.com/v1beta/interactions",
    { model: "gemini-3.5-flash", input: "Hi", stream: true },
  ],
  ["bedrock-converse", toBedrock("converse-stream"), toConverse()],
  [
    "bedrock-invoke",
    toBedrock("invoke-with-response-stream", "anthropic.claude-v3"),
    {
      anthropic_version: "bedrock-2023-05-31",
      max_tokens: 99,
      messages: [{ role: "user", content: "Hi" }],
    },
  ],
  ["mistral-chat", "https://api.mistral.ai/v1/chat/completions", toChat("mistral-small-latest")],
  ["cohere-chat", "https://api.cohere.com/v2/chat", toChat("command-a-03-2025")],
  [
    "cohere-chat-v1",
    "https://api.cohere.com/v1/chat",
    { model: "command-r", message: "Hi", stream: true },
  ],
  ["cohere-generate", "https://api.cohere.com/v1/generate", { prompt: "Hi", stream: true }],
  ["ollama-chat", "http://localhost:11434/api/chat", toChat("qwen3:8b")],
  ["ollama-generate", "http://localhost:11434/api/generate", toPrompt()],
  [
    "cloudflare-run",
    "https://api.cloudflare.com/client/v4/accounts/0/ai/run/@cf/meta/llama",
    toChat("m"),
  ],
  [
    "vercel-language-model",
    "https://ai-gateway.vercel.sh/v4/ai/language-model",
    { prompt: [{ role: "user", content: [{ type: "text", text: "Hi" }] }] },
    {
      "ai-language-model-id": "openai/gpt-5.4",
      "ai-language-model-streaming": "true",
      "ai-gateway-protocol-version": "0.0.1",
      "ai-language-model-specification-version": "4",
    },
  ],
];

function toChat(model: string): object {
  return { model, messages: [{ role: "user", content: "Hi" }], stream: true };
}

function toPrompt(): object {
  return { model: "m", prompt: "Hi", stream: true };
}

function toInput(): object {
  return { model: "gpt-5.4", input: "Hi", stream: true };
}

function toGoogle(query: string): string {
  return `https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:streamGenerateContent${query}`;
}

function toContents(): object {
  return { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
}

function toBedrock(action: string, model = "m"): string {
  return `https://bedrock-runtime.us-east-1.amazonaws.com/model/${model}/${action}`;
}

function toConverse(): object {
  return { messages: [{ role: "user", content: [{ text: "Hi" }] }] };
}
