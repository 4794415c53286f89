import { encodeLiteLLMError } from "../src/codecs/litellm-error.ts";
import { validateEmbeddingMocks, validateMocks } from "../src/codecs/litellm-mocks.ts";
import { embedAsLiteLLM, replyAsLiteLLM } from "../src/codecs/litellm-reply.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiEmbeddings } from "../src/codecs/openai-embeddings/index.ts";
import { openaiModel, openaiModels } from "../src/codecs/openai-models/index.ts";
import { openaiModerations } from "../src/codecs/openai-moderations/index.ts";
import { defineProvider } from "../src/provider.ts";

const errorShape = encodeLiteLLMError;

/**
 * Request handlers for a LiteLLM proxy on this machine. `mock_response` and its siblings in a request's body shape the
 * default reply; a reply that a test gives wins over them.
 *
 * @see https://docs.litellm.ai/docs/completion/mock_requests
 */
export const litellm = defineProvider({
  name: "litellm",
  baseURL: [
    "http://localhost:4000",
    "http://localhost:4000/v1",
    "http://127.0.0.1:4000",
    "http://127.0.0.1:4000/v1",
    "http://0.0.0.0:4000",
    "http://0.0.0.0:4000/v1",
  ],
  operations: {
    chat: [
      "POST",
      "/chat/completions",
      openaiChat({
        errorShape,
        validate: validateMocks(["mock_response", "mock_tool_calls", "mock_delay", "mock_timeout"]),
      }),
    ],
    completions: [
      "POST",
      "/completions",
      openaiCompletions({
        errorShape,
        validate: validateMocks(["mock_response", "mock_delay", "mock_timeout"]),
      }),
    ],
    embeddings: [
      "POST",
      "/embeddings",
      openaiEmbeddings({ errorShape, validate: validateEmbeddingMocks, reply: embedAsLiteLLM }),
    ],
    models: [
      "GET",
      "/models",
      openaiModels({ errorShape }),
      { retrieve: ["GET", "/models/{model}", openaiModel({ errorShape })] },
    ],
    moderations: [
      "POST",
      "/moderations",
      openaiModerations({ errorShape, validate: validateMocks([]) }),
    ],
  },
  headers: (generateId) => ({
    "x-litellm-call-id": [8, 4, 4, 4, 12]
      .map((size) => generateId({ prefix: "", size, alphabet: "hex" }))
      .join("-"),
  }),
  reply: replyAsLiteLLM,
});
