import { encodeLiteLLMError as errorShape } from "./litellm-error.ts";
import { validateEmbeddingMocks, validateMocks } from "./litellm-mocks.ts";
import { embedAsLiteLLM } from "./litellm-reply.ts";
import type { OpenAIEmbeddingsOptions } from "./openai-embeddings/wire.ts";
import type { OpenAIOptions } from "./openai-options.ts";

// How LiteLLM's endpoints differ from OpenAI's: their errors, and the mock fields that each honours.

/** Of chats and responses. */
export const TEXT: OpenAIOptions = {
  anyParameters: true,
  errorShape,
  validate: validateMocks(["mock_response", "mock_tool_calls", "mock_delay", "mock_timeout"]),
};

export const COMPLETIONS: OpenAIOptions = {
  anyParameters: true,
  errorShape,
  validate: validateMocks(["mock_response", "mock_delay", "mock_timeout"]),
};

export const EMBEDDINGS: OpenAIEmbeddingsOptions = {
  anyParameters: true,
  errorShape,
  validate: validateEmbeddingMocks,
  reply: embedAsLiteLLM,
};

export const MODELS = { errorShape };

export const MODERATIONS = { anyParameters: true, errorShape, validate: validateMocks([]) };
