const PARAMETERS = { type: "object", properties: { city: { type: "string" } } };
const IMAGE = "data:image/png;base64,iVBORw0KGgo=";

const completion = {
  max_tokens: 9,
  temperature: 1,
  top_p: 1,
  random_seed: 1,
  stop: ["x"],
  stream: true,
};

const conversation = {
  messages: [
    { role: "system", content: [{ type: "text", text: "Be brief." }] },
    {
      role: "user",
      content: [
        { type: "text", text: "Hi" },
        { type: "image_url", image_url: { url: IMAGE } },
        { type: "document_url", document_url: IMAGE },
        { type: "input_audio", input_audio: { data: IMAGE } },
      ],
    },
    {
      role: "assistant",
      content: [{ type: "thinking", thinking: [{ type: "text", text: "Hm" }] }],
      tool_calls: [{ id: "abcdefgh1", function: { name: "now", arguments: "{}" } }],
    },
    { role: "tool", tool_call_id: "abcdefgh1", name: "now", content: "12:00" },
  ],
  tools: [
    { type: "function", function: { name: "now", parameters: PARAMETERS } },
    { type: "web_search" },
  ],
  tool_choice: { type: "function", function: { name: "now" } },
  response_format: { type: "json_schema", json_schema: { name: "a", schema: PARAMETERS } },
  n: 2,
};

const ocr = {
  model: "m",
  document: { type: "document_url", document_url: IMAGE },
  pages: "0-1,3",
  document_annotation_format: { type: "json_schema", json_schema: { schema: PARAMETERS } },
};

const cohereChat = {
  model: "m",
  messages: [
    { role: "system", content: "Be brief." },
    {
      role: "user",
      content: [
        { type: "text", text: "Hi" },
        { type: "image_url", image_url: { url: IMAGE } },
        { type: "document", document: { data: { text: "A fact." } } },
      ],
    },
    {
      role: "assistant",
      tool_plan: "I will.",
      content: [{ type: "thinking", thinking: "Hm" }],
      tool_calls: [{ id: "now_1", type: "function", function: { name: "now", arguments: "{}" } }],
    },
    {
      role: "tool",
      tool_call_id: "now_1",
      content: [{ type: "document", document: { data: { time: "12:00" } } }],
    },
  ],
  documents: [{ id: "1", data: { text: "Another." } }],
  tools: [{ type: "function", function: { name: "now", parameters: PARAMETERS } }],
  tool_choice: "REQUIRED",
  response_format: { type: "json_object", json_schema: PARAMETERS },
  max_tokens: 9,
  stop_sequences: ["x"],
  p: 0.5,
  logprobs: true,
  stream: true,
};

const cohereChatV1 = {
  message: "Hi",
  preamble: "Be brief.",
  chat_history: [
    { role: "USER", message: "Hello" },
    { role: "CHATBOT", message: "", tool_calls: [{ name: "now", parameters: {} }] },
    { role: "TOOL", tool_results: [{ call: { name: "now" }, outputs: [{ time: "12:00" }] }] },
  ],
  documents: [{ text: "A fact." }],
  tools: [
    {
      name: "now",
      description: "",
      parameter_definitions: { zone: { type: "str", required: true } },
    },
  ],
  response_format: { type: "json_object", schema: PARAMETERS },
  max_tokens: 9,
  stop_sequences: ["x"],
  stream: true,
};

const cohereEmbed = {
  model: "embed-v4.0",
  texts: ["Hi"],
  images: [IMAGE],
  inputs: [{ content: [{ type: "text", text: "Hi" }] }],
  input_type: "search_query",
  embedding_types: ["float", "int8", "base64"],
  output_dimension: 8,
};

const rerank = {
  model: "m",
  query: "Hi",
  documents: ["Hi", "Ho"],
  top_n: 1,
  return_documents: true,
};
const jinaEmbeddings = {
  model: "m",
  input: ["a", { text: "b" }],
  dimensions: 8,
  embedding_type: "binary",
};

const MISTRAL = "https://api.mistral.ai/v1";
const COHERE = "https://api.cohere.com";
const VOYAGE = "https://api.voyageai.com/v1";
const JINA = "https://api.jina.ai/v1";

/** Requests that use much of what there is to use at Mistral, Cohere, Voyage and Jina. */
export const MISTRAL_COHERE_REQUESTS: [url: string, body: object][] = [
  [`${MISTRAL}/chat/completions`, { model: "m", ...conversation, ...completion }],
  [`${MISTRAL}/agents/completions`, { agent_id: "ag_1", ...conversation, max_tokens: 9 }],
  [`${MISTRAL}/fim/completions`, { model: "m", prompt: "a", suffix: "b", ...completion }],
  [
    `${MISTRAL}/embeddings`,
    { model: "m", input: ["Hi"], output_dimension: 8, output_dtype: "int8" },
  ],
  [`${MISTRAL}/moderations`, { model: "m", input: ["Hi", "Ho"] }],
  [`${MISTRAL}/chat/moderations`, { model: "m", input: [conversation.messages] }],
  [`${MISTRAL}/classifications`, { model: "m", input: "Hi" }],
  [`${MISTRAL}/chat/classifications`, { model: "m", input: [conversation] }],
  [`${MISTRAL}/ocr`, ocr],
  [`${COHERE}/v2/chat`, cohereChat],
  [`${COHERE}/v1/chat`, cohereChatV1],
  [
    `${COHERE}/v1/generate`,
    { prompt: "Hi", num_generations: 2, end_sequences: ["x"], stream: true },
  ],
  [`${COHERE}/v2/embed`, cohereEmbed],
  [`${COHERE}/v1/embed`, { ...cohereEmbed, embedding_types: undefined }],
  [`${COHERE}/v2/rerank`, rerank],
  [`${COHERE}/v1/rerank`, { ...rerank, documents: [{ text: "Hi" }], rank_fields: ["text"] }],
  [`${COHERE}/v1/tokenize`, { model: "m", text: "Hi" }],
  [`${COHERE}/v1/detokenize`, { model: "m", tokens: [1] }],
  [
    `${VOYAGE}/embeddings`,
    { model: "m", input: ["Hi"], output_dimension: 8, output_dtype: "uint8" },
  ],
  [
    `${VOYAGE}/multimodalembeddings`,
    { model: "m", inputs: [{ content: [{ type: "image_url", image_url: IMAGE }] }] },
  ],
  [`${VOYAGE}/rerank`, { model: "m", query: "Hi", documents: ["Hi"], top_k: 1 }],
  [`${JINA}/embeddings`, jinaEmbeddings],
  [`${JINA}/rerank`, { ...rerank, documents: ["Hi", { text: "Ho" }] }],
  [`${JINA}/classify`, { model: "m", input: ["Hi"], labels: ["a", "b"] }],
];
