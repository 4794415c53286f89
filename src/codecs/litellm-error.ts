import type { ErrorReply } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import { encodeOpenAIError, type OpenAIErrorRows } from "./openai-error.ts";

/**
 * Nothing of LiteLLM is recorded. Shape, types and the messages of a provider's errors are those of its reference
 * (https://docs.litellm.ai/docs/proxy/error_reference); a provider's error has no type, except for a 429.
 */
const ROWS: OpenAIErrorRows = {
  "rate-limit": {
    type: "throttling_error",
    message:
      "litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached for requests",
  },
  overloaded: {
    type: null,
    message:
      "litellm.ServiceUnavailableError: ServiceUnavailableError: OpenAIException - The engine is currently overloaded, please try again later.",
  },
  "insufficient-quota": {
    type: "budget_exceeded",
    message: "Budget has been exceeded! Current cost: 0.06, Max budget: 0.05",
  },
  "invalid-api-key": {
    type: "token_not_found_in_db",
    param: "key",
    message:
      "Authentication Error, Invalid proxy server token passed. Create key via `/key/generate` call.",
  },
  "permission-denied": {
    type: "key_model_access_denied",
    param: "model",
    message: "key not allowed to access model. Tried to access {model}",
  },
  "model-not-found": {
    status: 400,
    param: "model",
    message: "Invalid model name passed in model={model}",
  },
  "context-length-exceeded": {
    type: null,
    message:
      "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - This model's maximum context length is exceeded. Please reduce the length of the messages.",
  },
  "content-filtered": {
    type: null,
    message:
      "litellm.ContentPolicyViolationError: AzureException - The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
  },
  "server-error": {
    type: null,
    message:
      "litellm.InternalServerError: InternalServerError: OpenAIException - The server had an error while processing your request. Sorry about that!",
  },
  unavailable: {
    type: null,
    message:
      "litellm.ServiceUnavailableError: ServiceUnavailableError: OpenAIException - Service temporarily unavailable.",
  },
  // a provider's 504 is raised as a timeout (litellm/litellm_core_utils/exception_mapping_utils.py)
  "gateway-timeout": {
    status: 408,
    type: null,
    message: "litellm.Timeout: Timeout Error: OpenAIException - Gateway timeout.",
  },
  custom: { type: null },
  "invalid-json": { param: "request_body", message: "Invalid JSON payload" },
};

/** An error as the LiteLLM proxy writes it: the code is the status, as a text (`ProxyException` in litellm/proxy/_types.py). */
export function encodeLiteLLMError(error: LLMError, modelId?: string): ErrorReply {
  const reply = encodeOpenAIError(error, modelId, ROWS);
  const isOurs = error.kind === "guard";
  if (!isOurs) reply.body.error.code = error.code ?? String(reply.status);
  return reply;
}
