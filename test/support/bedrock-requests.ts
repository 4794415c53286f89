const SCHEMA = { type: "object", properties: {} };
const IMAGE = { image: { format: "png", source: { bytes: "AA==" } } };

const converse = {
  system: [{ text: "Be brief." }, { cachePoint: { type: "default", ttl: "1h" } }],
  messages: [
    {
      role: "user",
      content: [
        { text: "Hi" },
        IMAGE,
        { document: { format: "txt", name: "facts", source: { text: "Ruby is old." } } },
      ],
    },
    {
      role: "assistant",
      content: [
        { reasoningContent: { reasoningText: { text: "Hm", signature: "c2ln" } } },
        { citationsContent: { content: [{ text: "Ruby" }], citations: [{ title: "facts" }] } },
        { toolUse: { toolUseId: "tooluse_1", name: "now", input: {} } },
      ],
    },
    {
      role: "user",
      content: [
        { toolResult: { toolUseId: "tooluse_1", content: [{ json: { hour: 12 } }, IMAGE] } },
      ],
    },
  ],
  inferenceConfig: { maxTokens: 9, temperature: 0.5, topP: 0.5, stopSequences: ["x"] },
  toolConfig: {
    tools: [{ toolSpec: { name: "now", inputSchema: { json: SCHEMA } } }],
    toolChoice: { auto: {} },
  },
  outputConfig: {
    textFormat: {
      type: "json_schema",
      structure: { jsonSchema: { name: "a", schema: JSON.stringify(SCHEMA) } },
    },
  },
  additionalModelRequestFields: { output_config: { format: { type: "json_schema" } } },
  additionalModelResponseFieldPaths: ["/stop_sequence", "/delta/stop_sequence"],
};
const claude = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 9,
  messages: [{ role: "user", content: "Hi" }],
  tools: [{ name: "now", input_schema: SCHEMA }],
};
const nova = {
  system: [{ text: "Be brief." }],
  messages: [{ role: "user", content: [{ text: "Hi" }] }],
  inferenceConfig: { max_new_tokens: 9 },
};
const command = { message: "Hi", chat_history: [{ role: "CHATBOT", message: "Yes?" }] };
const titan = { inputText: "Hi", textGenerationConfig: { maxTokenCount: 9, stopSequences: ["x"] } };
const rerank = {
  queries: [{ type: "TEXT", textQuery: { text: "Hi" } }],
  sources: [
    { type: "INLINE", inlineDocumentSource: { type: "TEXT", textDocument: { text: "Hi" } } },
    { type: "INLINE", inlineDocumentSource: { type: "JSON", jsonDocument: { a: 1 } } },
  ],
  rerankingConfiguration: {
    bedrockRerankingConfiguration: {
      modelConfiguration: { modelArn: "arn:aws:bedrock:::foundation-model/cohere.rerank-v3-5:0" },
      numberOfResults: 2,
    },
  },
};
const nested = { embeddingDimension: 8, text: { truncationMode: "END", value: "Hi" } };

const MODEL = "https://bedrock-runtime.us-east-1.amazonaws.com/model";
const MANTLE = "https://bedrock-mantle.us-east-1.api.aws";

/** Every endpoint of Bedrock's own, and every family of bodies. */
export const BEDROCK_REQUESTS: [url: string, body: object][] = [
  [`${MODEL}/anthropic.claude/converse`, converse],
  [`${MODEL}/amazon.nova-lite-v1:0/converse-stream`, converse],
  [`${MODEL}/anthropic.claude/count-tokens`, { input: { converse } }],
  [
    `${MODEL}/anthropic.claude/count-tokens`,
    { input: { invokeModel: { body: btoa(JSON.stringify(claude)) } } },
  ],
  [`${MODEL}/anthropic.claude/invoke`, claude],
  [`${MODEL}/anthropic.claude/invoke-with-response-stream`, claude],
  [`${MODEL}/amazon.nova-lite-v1:0/invoke-with-response-stream`, nova],
  [`${MODEL}/amazon.titan-text-lite-v1/invoke`, titan],
  [`${MODEL}/meta.llama3-8b-instruct-v1:0/invoke-with-response-stream`, { prompt: "Hi" }],
  [`${MODEL}/mistral.mistral-7b-instruct-v0:2/invoke`, { prompt: "Hi", stop: ["x"] }],
  [`${MODEL}/cohere.command-text-v14/invoke`, { prompt: "Hi", num_generations: 2 }],
  [`${MODEL}/cohere.command-r-v1:0/invoke-with-response-stream`, command],
  [`${MODEL}/ai21.jamba-1-5-mini-v1:0/invoke`, { messages: [{ role: "user", content: "Hi" }] }],
  [`${MODEL}/arn:aws:bedrock:::imported-model%2Fa/invoke`, { prompt: "Hi", max_tokens: 9 }],
  [`${MODEL}/amazon.titan-embed-text-v2:0/invoke`, { inputText: "Hi", dimensions: 8 }],
  [
    `${MODEL}/cohere.embed-v4:0/invoke`,
    { texts: ["Hi"], input_type: "search_query", embedding_types: ["int8", "ubinary"] },
  ],
  [
    `${MODEL}/amazon.nova-2-multimodal-embeddings-v1:0/invoke`,
    { taskType: "SINGLE_EMBEDDING", singleEmbeddingParams: nested },
  ],
  [`${MODEL}/cohere.rerank-v3-5:0/invoke`, { query: "Hi", documents: ["Hi", { a: 1 }], top_n: 1 }],
  ["https://bedrock-agent-runtime.us-east-1.amazonaws.com/rerank", rerank],
  [
    `${MANTLE}/v1/chat/completions`,
    { model: "openai.gpt-oss-20b", messages: [{ role: "user", content: "Hi" }], stream: true },
  ],
];
