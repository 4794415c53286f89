import type { ErrorReply } from "../codec.ts";
import type { ErrorKind, LLMError } from "../errors.ts";
import { BLOCKED_PROMPT } from "./azure-filters.ts";
import { fillTemplate } from "./fill-template.ts";
import { encodeOpenAIError } from "./openai-error.ts";

interface Row {
  status: number;
  code: string;
  message: string;
  type?: string | null;
  param?: string;
  /** What stands beside these. */
  more?: object;
}

/**
 * What Azure says otherwise than OpenAI, as recorded of keys, deployments, rates and filters; what its gateway says by
 * itself has its status as a code, and no type.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/content-filters
 */
const ROWS: Partial<Record<ErrorKind, Row>> = {
  "rate-limit": {
    status: 429,
    code: "RateLimitReached",
    message: "Your requests to {model} for {model} in eastus have exceeded rate limit.",
  },
  overloaded: {
    status: 429,
    code: "429",
    message:
      "The system is currently experiencing high demand and cannot process your request. Your request exceeds the maximum usage size allowed during peak load. For improved capacity reliability, consider switching to Provisioned Throughput.",
  },
  "insufficient-quota": {
    status: 403,
    code: "403",
    message:
      "Out of call volume quota for OpenAI F0 pricing tier. To increase your call volume switch to a paid tier.",
  },
  "invalid-api-key": {
    status: 401,
    code: "401",
    message:
      "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
  },
  "permission-denied": {
    status: 403,
    code: "403",
    message: "Access denied due to Virtual Network/Firewall rules.",
  },
  "model-not-found": {
    status: 404,
    type: "invalid_request_error",
    code: "DeploymentNotFound",
    message:
      "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.",
  },
  "content-filtered": {
    status: 400,
    type: null,
    param: "prompt",
    code: "content_filter",
    message:
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry. To learn more about our content filtering policies please read our documentation: https://go.microsoft.com/fwlink/?linkid=2198766",
    more: {
      status: 400,
      innererror: {
        code: "ResponsibleAIPolicyViolation",
        content_filter_result: BLOCKED_PROMPT,
      },
    },
  },
  "gateway-timeout": { status: 408, code: "Timeout", message: "The operation was timeout." },
};

/** An error in Azure's words; OpenAI's own, where it passes those on. */
export function encodeAzureError(error: LLMError, modelId = ""): ErrorReply {
  const row = ROWS[error.kind];
  if (!row) return encodeOpenAIError(error, modelId);
  const { status, code, message, type, param, more } = row;
  const worded = error.message ?? fillTemplate(message, { model: modelId });
  const named = { type: error.errorType ?? type, param: error.param ?? param };
  return {
    status: error.status ?? status,
    body: {
      error: {
        ...named,
        code: error.code === undefined ? code : error.code,
        message: worded,
        ...(code === "RateLimitReached" && { details: worded }),
        ...more,
      },
    },
  };
}
