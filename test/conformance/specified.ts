import { endpoints } from "./endpoints.ts";
import type { Endpoint } from "./measure/endpoint.ts";
import { readOperations, toAnswer } from "./measure/schema.ts";

/** An endpoint whose answers an official specification describes. */
export interface Specified extends Pick<Endpoint, "provider" | "recorded"> {
  schema: NonNullable<Endpoint["schema"]>;
}

/** Where each provider is. */
export const HOSTS: [provider: string, host: RegExp][] = [
  ["openai", /^api\.openai\.com$/],
  ["azure", /\.openai\.azure\.com$/],
  ["anthropic", /^api\.anthropic\.com$/],
  ["gemini", /^generativelanguage\.googleapis\.com$/],
  ["vertex", /aiplatform\.googleapis\.com$/],
  ["mistral", /^api\.mistral\.ai$/],
  ["groq", /^api\.groq\.com$/],
  ["together", /^api\.together\.(?:ai|xyz)$/],
  ["ollama", /^(?:localhost|127\.0\.0\.1):11434$/],
  ["jina", /^api\.jina\.ai$/],
  ["replicate", /^api\.replicate\.com$/],
];

/** What the table does not measure; where no recordings are, the specification is all there is. */
const others: Specified[] = [
  at("mistral", "POST /v1/chat/completions", ["ChatCompletionResponse", "CompletionChunk"]),
  at("mistral", "POST /v1/agents/completions", ["ChatCompletionResponse", "CompletionChunk"]),
  at("mistral", "POST /v1/fim/completions", ["FIMCompletionResponse", "CompletionChunk"]),
  at("mistral", "POST /v1/embeddings", ["EmbeddingResponse"]),
  at("mistral", "POST /v1/moderations", ["ModerationResponse"]),
  at("mistral", "POST /v1/chat/moderations", ["ModerationResponse"]),
  at("mistral", "POST /v1/classifications", ["ClassificationResponse"]),
  at("mistral", "POST /v1/chat/classifications", ["ClassificationResponse"]),
  at("mistral", "POST /v1/ocr", ["OCRResponse"]),
  at("mistral", "GET /v1/models", ["ModelList"]),
  at("groq", "POST /openai/v1/chat/completions", [
    "CreateChatCompletionResponse",
    "CreateChatCompletionStreamResponse",
  ]),
  at("groq", "GET /openai/v1/models", ["ListModelsResponse"]),
  at("groq", "POST /openai/v1/files", ["File"]),
  at("groq", "GET /openai/v1/files", ["ListFilesResponse"]),
  at("groq", "GET /openai/v1/files/{id}", ["File"]),
  at("groq", "DELETE /openai/v1/files/{id}", ["DeleteFileResponse"]),
  at("groq", "POST /openai/v1/batches", ["Batch"]),
  at("groq", "GET /openai/v1/batches", ["ListBatchesResponse"]),
  at("groq", "GET /openai/v1/batches/{id}", ["Batch"]),
  at("groq", "POST /openai/v1/batches/{id}/cancel", ["Batch"]),
  at("together", "POST /v1/files/upload", ["FileResponse"]),
  at("together", "GET /v1/files", ["FileList"]),
  at("together", "GET /v1/files/{id}", ["FileResponse"]),
  at("together", "DELETE /v1/files/{id}", ["FileDeleteResponse"]),
  at("together", "POST /v1/batches", ["BatchJobWithWarning"]),
  at("together", "GET /v1/batches/{id}", ["BatchJob"]),
  at("together", "POST /v1/batches/{id}/cancel", ["BatchJob"]),
  at("ollama", "POST /api/chat", ["ChatResponse", "ChatStreamEvent"]),
  at("ollama", "POST /api/generate", ["GenerateResponse", "GenerateStreamEvent"]),
  at("ollama", "POST /api/embed", ["EmbedResponse"]),
  at("ollama", "GET /api/tags", ["ListResponse"]),
  at("ollama", "GET /api/ps", ["PsResponse"]),
  at("ollama", "GET /api/version", ["VersionResponse"]),
  at("jina", "POST /v1/embeddings", ["EmbeddingResponse"]),
  at("jina", "POST /v1/rerank", ["RerankingResponse"]),
  at("jina", "POST /v1/classify", ["ClassificationResponse"]),
  at("replicate", "POST /v1/predictions", ["schemas_prediction_response"]),
  at("replicate", "GET /v1/predictions/{id}", ["schemas_prediction_response"]),
  at("replicate", "POST /v1/models/{owner}/{m}/predictions", ["schemas_prediction_response"]),
];

/** Every endpoint of the pack with an official specification. */
export const specified: Specified[] = [
  ...endpoints.filter((endpoint): endpoint is Endpoint & Specified => Boolean(endpoint.schema)),
  ...others,
];

/** What a whole document says of the answers to its operations, in the order in which paths are to be matched. */
export function readSpecified(document: string): Specified[] {
  return [...readOperations(document).values()]
    .filter(({ answer }) => answer !== undefined && answer["type"] !== "string")
    .map(({ name, id }) => at(document, toRecorded(name), [toAnswer(id)]))
    .toSorted(({ recorded: [one = ""] }, { recorded: [other = ""] }) => {
      return one.split("{").length - other.split("{").length;
    });
}

/** As the recordings' index names an operation; it takes `fine_tuning` for an id. */
export function toRecorded(name: string): string {
  return name
    .replace("/fine_tuning/jobs", "/{id}/jobs")
    .replaceAll(/\{(?:model|model_id|modelsId)\}/g, "{m}")
    .replaceAll(/\{\w{2,}\}/g, "{id}");
}

/** What an error is: of a status alone, or the member of a body that is all that is specified. */
interface SpecifiedError {
  document: string;
  name: string;
  status?: number;
  member?: string;
}

export const ERRORS: Record<string, SpecifiedError> = {
  openai: { document: "openai", name: "ErrorResponse" },
  anthropic: { document: "anthropic", name: "BetaErrorResponse" },
  gemini: { document: "gemini", name: "Status", member: "error" },
  vertex: { document: "gemini", name: "Status", member: "error" },
  mistral: { document: "mistral", name: "HTTPValidationError", status: 422 },
  groq: { document: "groq", name: "ErrorResponse" },
  ollama: { document: "ollama", name: "ErrorResponse" },
  jina: { document: "jina", name: "HTTPValidationError", status: 422 },
};

function at(provider: string, recorded: string, [body, event]: [string, string?]): Specified {
  const schema = { document: provider, body, ...(event !== undefined && { event }) };
  return { provider, recorded: [recorded], schema };
}
