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

/** What the specifications leave out, by the fault that they find. */
export const LEFT_OUT: Record<string, string> = {
  "openai POST /v1/embeddings: /data[]/embedding must be array":
    "encoding_format: base64 gives a text, and the SDK asks for it",
  ...leaveOut("/object must be equal to one of the allowed values", "the recorded one differs", [
    "POST /v1/vector_stores/{id}/file_batches",
    "GET /v1/vector_stores/{id}/file_batches/{id}",
    "POST /v1/vector_stores/{id}/file_batches/{id}/cancel",
  ]),
  ...leaveOutError("/data[]/error", ["GET /v1/{id}/jobs"]),
  ...leaveOutError("/error", ["POST /v1/{id}/jobs/{id}/pause", "POST /v1/{id}/jobs/{id}/resume"]),
  ...leaveOut(
    "/status must be equal to one of the allowed values",
    "its own example has the status `paused`",
    ["POST /v1/{id}/jobs/{id}/pause"],
  ),
  ...leaveOut(" must have required property 'status'", "recorded messages have none", [
    "POST /v1/threads/{id}/messages",
    "GET /v1/threads/{id}/messages/{id}",
    "POST /v1/threads/{id}/messages/{id}",
  ]),
  ...leaveOut(" must have required property 'metadata'", "recorded steps have none", [
    "GET /v1/threads/{id}/runs/{id}/steps/{id}",
  ]),
};

function at(provider: string, recorded: string, [body, event]: [string, string?]): Specified {
  const schema = { document: provider, body, ...(event !== undefined && { event }) };
  return { provider, recorded: [recorded], schema };
}

function leaveOut(fault: string, reason: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`openai ${name}: ${fault}`, reason]));
}

/** Recorded jobs that nothing went wrong with have an empty error. */
function leaveOutError(place: string, names: string[]): Record<string, string> {
  const missing = ["code", "message", "param"].map((name) => {
    return leaveOut(`${place} must have required property '${name}'`, "recorded as empty", names);
  });
  return Object.assign({}, ...missing) as Record<string, string>;
}
