import { BEDROCK_REQUESTS } from "./bedrock-requests.ts";
import { OPEN_MODEL_REQUESTS } from "./open-model-requests.ts";
import { MISTRAL_COHERE_REQUESTS } from "./mistral-cohere-requests.ts";

const TOOL = { name: "now", description: "The time", parameters: { type: "object" } };
const SCHEMA = {
  type: "object",
  properties: { a: { $ref: "#/$defs/A" } },
  additionalProperties: false,
  $defs: { A: { type: "string" } },
};
const IMAGE = "data:image/png;base64,iVBORw0KGgo=";

const chat = {
  model: "gpt-5.4",
  messages: [
    { role: "system", content: "Be brief." },
    {
      role: "user",
      content: [
        { type: "text", text: "Hi" },
        { type: "image_url", image_url: { url: IMAGE } },
        { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
        { type: "file", file: { file_data: IMAGE } },
      ],
    },
    {
      role: "assistant",
      content: null,
      refusal: "No",
      tool_calls: [{ id: "call_1", type: "function", function: { name: "now", arguments: "{}" } }],
    },
    { role: "tool", tool_call_id: "call_1", content: "12:00" },
  ],
  tools: [
    { type: "function", function: TOOL },
    { type: "custom", custom: { name: "sql" } },
  ],
  tool_choice: { type: "function", function: { name: "now" } },
  response_format: { type: "json_schema", json_schema: { name: "a", schema: SCHEMA } },
  max_completion_tokens: 9,
  temperature: 1,
  n: 2,
  stop: ["\n"],
  stream: true,
  stream_options: { include_usage: true, include_obfuscation: true },
};

const completions = { model: "m", prompt: ["Hi", "Ho"], n: 2, stop: "x", stream: true };
const embeddings = { model: "m", input: ["Hi"], dimensions: 8, encoding_format: "base64" };
const moderations = {
  model: "omni-moderation-latest",
  input: [
    { type: "text", text: "Hi" },
    { type: "image_url", image_url: { url: IMAGE } },
  ],
};

const responses = {
  model: "gpt-5.4",
  instructions: "Be brief.",
  input: [
    { role: "user", content: [{ type: "input_text", text: "Hi" }] },
    { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "Hm" }] },
    { type: "function_call", call_id: "call_1", name: "now", arguments: "{}" },
    { type: "function_call_output", call_id: "call_1", output: [{ type: "input_text", text: "" }] },
    { type: "item_reference", id: "msg_1" },
  ],
  tools: [
    { type: "function", ...TOOL },
    { type: "custom", name: "sql" },
  ],
  tool_choice: { type: "function", name: "now" },
  text: { format: { type: "json_schema", name: "a", schema: SCHEMA }, verbosity: "low" },
  reasoning: { effort: "low", summary: "auto" },
  include: ["reasoning.encrypted_content"],
  metadata: { a: "b" },
  service_tier: "auto",
  conversation: null,
  max_output_tokens: 16,
  stream: true,
  stream_options: { include_obfuscation: true },
};

const messages = {
  model: "claude-sonnet-5",
  max_tokens: 2048,
  system: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Hi" },
        { type: "image", source: { type: "base64", media_type: "image/png", data: "AA==" } },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "Hm", signature: "c2ln" },
        { type: "tool_use", id: "toolu_1", name: "now", input: {} },
      ],
    },
    {
      role: "user",
      content: [
        {
          type: "tool_result",
          tool_use_id: "toolu_1",
          content: [{ type: "text", text: "12:00" }],
          is_error: false,
        },
      ],
    },
  ],
  tools: [{ name: "now", input_schema: SCHEMA, strict: true }],
  tool_choice: { type: "auto" },
  thinking: { type: "enabled", budget_tokens: 1024 },
  output_config: { format: { type: "json_schema", schema: SCHEMA } },
  stop_sequences: ["x"],
  metadata: { user_id: "u" },
  stream: true,
};

const generate = {
  systemInstruction: { parts: [{ text: "Be brief." }] },
  contents: [
    {
      role: "user",
      parts: [{ text: "Hi" }, { inlineData: { mimeType: "image/png", data: "AA==" } }],
    },
    { role: "model", parts: [{ functionCall: { name: "now", args: {} }, thoughtSignature: "c" }] },
    { role: "user", parts: [{ functionResponse: { name: "now", response: { output: "12" } } }] },
  ],
  tools: [{ functionDeclarations: [TOOL] }, { googleSearch: {} }],
  toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["now"] } },
  generationConfig: {
    candidateCount: 2,
    maxOutputTokens: 9,
    temperature: 1,
    stopSequences: ["x"],
    responseMimeType: "application/json",
    responseSchema: { type: "OBJECT", properties: { a: { type: "STRING", nullable: true } } },
    thinkingConfig: { includeThoughts: true },
  },
};
const embedContent = { content: { parts: [{ text: "Hi" }] }, outputDimensionality: 8 };

const mocked = { mock_response: "Hi" };

const OPENAI = "https://api.openai.com/v1";
const LITELLM = "http://localhost:4000";
const ANTHROPIC = "https://api.anthropic.com/v1";
const GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash";

const AZURE = "https://acme.openai.azure.com/openai/deployments/m";
const GATEWAY = "https://ai-gateway.vercel.sh/v1";
const VERTEX = "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5";

/** Every endpoint of the pack that is sent a body, with one that uses much of what there is to use. */
export const REQUESTS: [url: string, body: object][] = [
  [`${OPENAI}/chat/completions`, chat],
  [`${OPENAI}/completions`, completions],
  [`${OPENAI}/embeddings`, embeddings],
  [`${OPENAI}/moderations`, moderations],
  [`${OPENAI}/responses`, responses],
  [`${OPENAI}/responses/input_tokens`, responses],
  [`${LITELLM}/chat/completions`, { ...chat, ...mocked }],
  [`${LITELLM}/completions`, { ...completions, ...mocked }],
  [`${LITELLM}/embeddings`, { ...embeddings, dimensions: undefined, mock_response: [0.5, 0.5] }],
  [`${LITELLM}/responses`, { ...responses, ...mocked }],
  [`${ANTHROPIC}/messages`, messages],
  [`${ANTHROPIC}/messages/count_tokens`, messages],
  [`${GEMINI}:generateContent`, generate],
  [`${GEMINI}:streamGenerateContent?alt=sse`, generate],
  [`${GEMINI}:countTokens`, { generateContentRequest: generate, contents: generate.contents }],
  [`${GEMINI}:embedContent`, embedContent],
  [`${GEMINI}:batchEmbedContents`, { requests: [embedContent] }],
  [`${GEMINI.slice(0, GEMINI.indexOf("/models"))}/openai/chat/completions`, chat],
  [`${AZURE}/chat/completions`, chat],
  [`${AZURE}/completions`, completions],
  [`${AZURE}/embeddings`, embeddings],
  ["https://acme.openai.azure.com/openai/v1/responses", responses],
  [`${GATEWAY}/chat/completions`, chat],
  [`${GATEWAY}/embeddings`, embeddings],
  [`${VERTEX}/publishers/google/models/gemini-3.5-flash:generateContent`, generate],
  [`${VERTEX}/publishers/google/models/gemini-3.5-flash:streamGenerateContent`, generate],
  [
    `${VERTEX}/publishers/google/models/text-embedding-005:predict`,
    { instances: [{ content: "Hi" }] },
  ],
  [
    `${VERTEX}/publishers/anthropic/models/claude-haiku-4-5:streamRawPredict`,
    { ...messages, anthropic_version: "vertex-2023-10-16" },
  ],
  ...BEDROCK_REQUESTS,
  ...OPEN_MODEL_REQUESTS,
  ...MISTRAL_COHERE_REQUESTS,
];
