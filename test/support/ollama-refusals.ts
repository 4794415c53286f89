const call = (args: unknown): object => ({
  messages: [{ role: "assistant", tool_calls: [{ function: { name: "a", arguments: args } }] }],
});
const image = (...images: unknown[]): object => ({ messages: [{ role: "user", images }] });
const says = (message: object): object => ({ messages: [{ role: "user", ...message }] });
const unread = (value: string, field: string, type: string): string =>
  `json: cannot unmarshal ${value} into Go struct field ${field} of type ${type}`;

const RAW = "raw mode does not support template, system, or context";

/** What is wrong, what the server says to it, and what of the same kind it takes. */
export const REFUSALS: [
  path: string,
  wrong: object,
  message: string,
  fine: object,
  status?: number,
][] = [
  ["chat", { model: undefined }, "model is required", { model: "no such model" }],
  ["chat", { model: "" }, "model is required", {}],
  [
    "chat",
    { model: 1 },
    "json: cannot unmarshal number into Go struct field ChatRequest.model of type string",
    {},
  ],
  [
    "chat",
    { messages: "Hello" },
    "json: cannot unmarshal string into Go struct field ChatRequest.messages of type []api.Message",
    { messages: null },
  ],
  [
    "chat",
    { messages: ["Hello"] },
    "json: cannot unmarshal string into Go struct field ChatRequest.messages of type api.Message",
    { messages: [{ role: "anything" }] },
  ],
  [
    "chat",
    { messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }] },
    "json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string",
    { messages: [{ role: "user", content: null }] },
  ],
  [
    "chat",
    call('{"a":1}'),
    "json: cannot unmarshal string into Go struct field ChatRequest.messages.tool_calls.function.arguments of type api.ToolCallFunctionArguments",
    call({ a: 1 }),
  ],
  [
    "chat",
    image("data:image/png;base64,AQID"),
    "illegal base64 data at input byte 4",
    image("AQID", null),
  ],
  [
    "chat",
    says({ images: "AQID" }),
    unread("string", "ChatRequest.messages.images", "[]api.ImageData"),
    says({ images: null }),
  ],
  [
    "chat",
    image(7),
    unread("number", "ChatRequest.messages.images", "api.ImageData"),
    image("AQ==\r\n"),
  ],
  [
    "chat",
    says({ tool_calls: {} }),
    unread("object", "ChatRequest.messages.tool_calls", "[]api.ToolCall"),
    says({ tool_calls: [{ function: { name: "a", arguments: null } }] }),
  ],
  [
    "chat",
    { messages: [null, { role: "user", thinking: true }] },
    unread("bool", "ChatRequest.messages.thinking", "string"),
    { messages: [null, { role: "user", content: "Hi" }] },
  ],
  [
    "chat",
    { stream: "no" },
    "json: cannot unmarshal string into Go struct field ChatRequest.stream of type bool",
    { stream: false },
  ],
  [
    "chat",
    { tools: {} },
    "json: cannot unmarshal object into Go struct field ChatRequest.tools of type api.Tools",
    { tools: [] },
  ],
  ["chat", { top_logprobs: 21 }, "top_logprobs must be between 0 and 20", { top_logprobs: 20 }],
  ["chat", { top_logprobs: -1 }, "top_logprobs must be between 0 and 20", { top_logprobs: 0 }],
  ["chat", { think: 1 }, "think must be a boolean or string", { think: null, format: null }],
  [
    "chat",
    { think: "hard" },
    'invalid think value: "hard" (must be "high", "medium", "low", "max", true, or false)',
    { think: "" },
  ],
  [
    "chat",
    { format: "xml" },
    String.raw`invalid format: "\"xml\""; expected "json" or a valid JSON Schema object`,
    { format: "" },
    500,
  ],
  [
    "chat",
    { options: { num_predict: "10" } },
    'option "num_predict" must be of type integer',
    { options: { num_predict: 10.5, unknown: "x" } },
    500,
  ],
  [
    "chat",
    { options: { temperature: "hot" } },
    'option "temperature" must be of type float32',
    { options: { temperature: null } },
    500,
  ],
  [
    "chat",
    says({ role: 7 }),
    unread("number", "ChatRequest.messages.role", "string"),
    says({ role: null }),
  ],
  ["generate", { model: undefined }, "model '' not found", {}],
  [
    "generate",
    { prompt: ["Hello"] },
    "json: cannot unmarshal array into Go struct field GenerateRequest.prompt of type string",
    { prompt: null },
  ],
  ["generate", { raw: true, system: "Be brief." }, RAW, { raw: false, system: "Be brief." }],
  ["generate", { raw: true, template: "{{ .Prompt }}" }, RAW, { raw: true, template: "" }],
  ["generate", { raw: true, context: [1] }, RAW, { raw: true, context: [] }],
  [
    "generate",
    { format: "xml" },
    String.raw`invalid format: "\"xml\""; expected "json" or a valid JSON Schema object`,
    { format: null },
    500,
  ],
  ["generate", { images: ["AQ!D"] }, "illegal base64 data at input byte 2", { images: ["AQ=="] }],
  ["embed", { input: 1 }, "invalid input type", { input: ["a", "b"] }],
  ["embed", { input: [1] }, "invalid input type", { input: [] }],
  ["embed", { input: {} }, "invalid input type", { input: null }],
  ["embed", { model: "" }, "model '' not found", {}],
  ["embeddings", { model: "" }, "model is required", {}],
  [
    "embeddings",
    { prompt: ["a"] },
    "json: cannot unmarshal array into Go struct field EmbeddingRequest.prompt of type string",
    { prompt: "a" },
  ],
];
