import { llm, type LLMHandler, type Reply } from "../../src/index.ts";

/** A provider that has no package of its own: its users give `openai` a base URL. */
interface CompatibleProvider {
  name: string;
  mock: (reply?: Reply) => LLMHandler;
  baseURL: string;
  /** What it answers to a wrong key: the status, and the body. @default OpenAI's, in plain words */
  key?: readonly [status: number, body: object];
}

/** An error with OpenAI's members. */
function toOpenAI(message: string): { error: object } {
  return {
    error: { message, type: "invalid_request_error", param: null, code: "invalid_api_key" },
  };
}

export const PLAIN_KEY = [401, toOpenAI("Invalid API key.")] as const;

export const COMPATIBLE: CompatibleProvider[] = [
  {
    name: "AI21",
    mock: llm.ai21.chat,
    baseURL: "https://api.ai21.com/studio/v1",
    key: [401, { detail: "Invalid API key." }],
  },
  {
    name: "Baseten",
    mock: llm.baseten.chat,
    baseURL: "https://inference.baseten.co/v1",
  },
  {
    name: "DashScope",
    mock: llm.dashscope.chat,
    baseURL: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    key: [401, toOpenAI("Incorrect API key provided.")],
  },
  {
    name: "Databricks on Azure",
    mock: llm.databricks.chat,
    baseURL: "https://adb-138962681435081.1.azuredatabricks.net/serving-endpoints",
    key: [403, { error_code: "403", message: "Invalid access token." }],
  },
  {
    name: "Databricks on AWS",
    mock: llm.databricks.chat,
    baseURL: "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/serving-endpoints",
    key: [403, { error_code: "403", message: "Invalid access token." }],
  },
  {
    name: "DeepInfra",
    mock: llm.deepinfra.chat,
    baseURL: "https://api.deepinfra.com/v1/openai",
  },
  {
    name: "Fireworks",
    mock: llm.fireworks.chat,
    baseURL: "https://api.fireworks.ai/inference/v1",
    key: [
      401,
      {
        error: {
          object: "error",
          type: "invalid_request_error",
          code: "UNAUTHORIZED",
          message: "The API key you provided is invalid.",
        },
      },
    ],
  },
  {
    name: "GitHub Copilot",
    mock: llm.githubCopilot.chat,
    baseURL: "https://api.githubcopilot.com",
  },
  {
    name: "GitHub Copilot for businesses",
    mock: llm.githubCopilot.chat,
    baseURL: "https://api.business.githubcopilot.com",
  },
  {
    name: "GitHub Models",
    mock: llm.githubModels.chat,
    baseURL: "https://models.github.ai/inference",
  },
  {
    name: "GitHub Models of an organization",
    mock: llm.githubModels.chat,
    baseURL: "https://models.github.ai/orgs/acme/inference",
  },
  {
    name: "Hyperbolic",
    mock: llm.hyperbolic.chat,
    baseURL: "https://api.hyperbolic.xyz/v1",
  },
  {
    name: "llama.cpp",
    mock: llm.llamacpp.chat,
    baseURL: "http://localhost:8080/v1",
    key: [401, { error: { code: 401, message: "Invalid API Key", type: "authentication_error" } }],
  },
  {
    name: "LM Studio",
    mock: llm.lmstudio.chat,
    baseURL: "http://localhost:1234/v1",
  },
  {
    name: "Moonshot",
    mock: llm.moonshot.chat,
    baseURL: "https://api.moonshot.ai/v1",
    key: [
      401,
      { error: { message: "Invalid Authentication", type: "invalid_authentication_error" } },
    ],
  },
  {
    name: "Moonshot in China",
    mock: llm.moonshot.chat,
    baseURL: "https://api.moonshot.cn/v1",
    key: [
      401,
      { error: { message: "Invalid Authentication", type: "invalid_authentication_error" } },
    ],
  },
  {
    name: "Novita",
    mock: llm.novita.chat,
    baseURL: "https://api.novita.ai/openai/v1",
    key: [401, { code: 401, reason: "INVALID_API_KEY", message: "invalid api key", metadata: {} }],
  },
  {
    name: "NVIDIA",
    mock: llm.nvidia.chat,
    baseURL: "https://integrate.api.nvidia.com/v1",
    key: [
      401,
      { type: "about:blank", title: "Unauthorized", status: 401, detail: "Authentication failed" },
    ],
  },
  {
    name: "Perplexity",
    mock: llm.perplexity.chat,
    baseURL: "https://api.perplexity.ai",
    key: [
      401,
      {
        error: {
          message: "Invalid API key provided. Ensure your API key is correct and active.",
          type: "invalid_api_key",
          code: 401,
        },
      },
    ],
  },
  {
    name: "SambaNova",
    mock: llm.sambanova.chat,
    baseURL: "https://api.sambanova.ai/v1",
  },
  {
    name: "Together",
    mock: llm.together.chat,
    baseURL: "https://api.together.ai/v1",
    key: [
      401,
      toOpenAI(
        "Invalid API key provided. You can find your API key at https://api.together.xyz/settings/api-keys.",
      ),
    ],
  },
  {
    name: "Venice",
    mock: llm.venice.chat,
    baseURL: "https://api.venice.ai/api/v1",
    key: [401, { error: "Authentication failed" }],
  },
  {
    name: "vLLM",
    mock: llm.vllm.chat,
    baseURL: "http://localhost:8000/v1",
    key: [
      401,
      { error: { message: "Unauthorized", type: "Unauthorized", param: null, code: 401 } },
    ],
  },
  {
    name: "Z.ai",
    mock: llm.zai.chat,
    baseURL: "https://api.z.ai/api/paas/v4",
    key: [401, { error: { code: "1000", message: "Authentication Failed" } }],
  },
  {
    name: "Z.ai's coding plan",
    mock: llm.zai.chat,
    baseURL: "https://api.z.ai/api/coding/paas/v4",
    key: [401, { error: { code: "1000", message: "Authentication Failed" } }],
  },
];
