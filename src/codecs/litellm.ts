import { encodeLiteLLMError as errorShape } from "./litellm-error.ts";
import { validateEmbeddingMocks, validateMocks } from "./litellm-mocks.ts";
import { embedAsLiteLLM } from "./litellm-reply.ts";
import type { OpenAIEmbeddingsOptions } from "./openai-embeddings/wire.ts";
import type { OpenAIOptions } from "./openai-options.ts";

// How LiteLLM's endpoints differ from OpenAI's: their errors, and the mock fields that each honours.

export const CHAT: OpenAIOptions = {
  errorShape,
  validate: validateMocks(["mock_response", "mock_tool_calls", "mock_delay", "mock_timeout"]),
};

export const COMPLETIONS: OpenAIOptions = {
  errorShape,
  validate: validateMocks(["mock_response", "mock_delay", "mock_timeout"]),
};

export const EMBEDDINGS: OpenAIEmbeddingsOptions = {
  errorShape,
  validate: validateEmbeddingMocks,
  reply: embedAsLiteLLM,
};

export const MODELS = { errorShape };

export const MODERATIONS = { errorShape, validate: validateMocks([]) };
