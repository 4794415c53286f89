import { all } from "./exception-lists.ts";
import type { Exceptions } from "./exceptions.ts";

const LESS = "who recorded it had an account, or a gateway, that tells less, or kept less";
const POLL = "SDKs are told to look again at once";
const GATEWAY = "newer gateways alone tell it";
const REFUSED = "a refused key is answered as at chats, where it was recorded more often";
const LIMITS = "limits of what is no token";

/** Of providers: headers besides the recorded ones, by endpoint and status, and those that are left out. */
export const headerExceptions: Record<string, Exceptions> = {
  anthropic: {
    headersAdded: all(LESS, [
      "DELETE /v1/files/{id} 200",
      "GET /v1/files/{id}/content 400",
      "GET /v1/files 200",
      "GET /v1/models 200",
      "POST /v1/messages 404",
    ]),
  },
  azure: {
    headersAdded: all(LESS, [
      "POST /models/{m} 200",
      "POST /models/{m} 429",
      "POST /openai/deployments/{d}/completions 200",
      "POST /openai/deployments/{d}/embeddings 200",
      "POST /openai/responses 200",
    ]),
    headersLeftOut: {
      ...of("POST /openai/v1/responses 200", GATEWAY, [
        "x-ms-aoai-configured-data-retention-days",
        "x-ms-is-spilled-over",
        "x-ms-served-model",
        "x-ratelimit-abusepenalty-active",
        "x-ratelimit-key",
        "x-ratelimit-renewalperiod-requests",
        "x-ratelimit-renewalperiod-tokens",
        "x-ratelimit-reset-requests",
        "x-ratelimit-reset-tokens",
      ]),
      ...of("POST /openai/v1/realtime/client_secrets 200", "how long a client secret took", [
        "openai-processing-ms",
        "openai-version",
      ]),
    },
  },
  cohere: { headersAdded: all(LESS, ["POST /v2/embed 200", "POST /v2/rerank 200"]) },
  huggingface: {
    headersLeftOut: all("the second id of Featherless AI", [
      "POST /featherless-ai/v1/chat/completions 200: request-id",
      "POST /featherless-ai/v1/completions 200: request-id",
    ]),
  },
  mistral: {
    headersLeftOut: {
      ...of("POST /v1/audio/speech 200", LIMITS, [
        "x-ratelimit-input-characters-query-cost",
        "x-ratelimit-limit-input-characters-minute",
        "x-ratelimit-remaining-input-characters-minute",
      ]),
      ...of("POST /v1/ocr 200", LIMITS, [
        "x-ratelimit-limit-ocr-pages-minute",
        "x-ratelimit-ocr-pages-query-cost",
        "x-ratelimit-remaining-ocr-pages-minute",
      ]),
      ...all("the cost of a query", [
        "POST /v1/chat/moderations 200: x-ratelimit-tokens-query-cost",
        "POST /v1/moderations 200: x-ratelimit-tokens-query-cost",
      ]),
    },
  },
  openai: {
    headersAdded: {
      ...all(LESS, [
        "DELETE /v1/assistants/{id} 200",
        "DELETE /v1/files/{id} 200",
        "DELETE /v1/models/{m} 404",
        "DELETE /v1/threads/{id}/messages/{id} 200",
        "DELETE /v1/threads/{id} 200",
        "DELETE /v1/vector_stores/{id} 200",
        "GET /v1/assistants 200",
        "GET /v1/batches 200",
        "GET /v1/files/{id} 200",
        "GET /v1/files 200",
        "GET /v1/{id}/jobs 200",
        "GET /v1/models/{m} 200",
        "GET /v1/models 200",
        "GET /v1/threads/{id}/runs/{id}/steps/{id} 404",
        "GET /v1/threads/{id}/runs/{id}/steps 200",
        "GET /v1/threads/{id}/runs 200",
        "GET /v1/threads/{id} 200",
        "GET /v1/vector_stores/{id}/{id}/{id}/files 500",
        "GET /v1/vector_stores/{id} 200",
        "GET /v1/vector_stores 200",
        "POST /v1/assistants/{id} 200",
        "POST /v1/audio/speech 200",
        "POST /v1/batches/{id}/cancel 200",
        "GET /v1/responses/{id} 200",
        "GET /v1/{id}/jobs/{id} 200",
        "POST /v1/{id}/jobs/{id}/cancel 200",
        "POST /v1/{id}/jobs 200",
        "POST /v1/threads/{id}/runs/{id}/submit_tool_outputs 400",
        "POST /v1/completions 400",
        "POST /v1/completions 404",
        "POST /v1/conversations 200",
        "POST /v1/embeddings 400",
        "POST /v1/embeddings 404",
        "POST /v1/realtime/sessions 200",
        "POST /v1/threads/{id}/messages/{id} 400",
        "POST /v1/threads/{id}/runs/{id}/cancel 200",
        "POST /v1/threads/{id}/runs/{id} 400",
        "POST /v1/threads/{id} 400",
        "POST /v1/vector_stores/{id}/files 200",
        "POST /v1/vector_stores/{id}/{id}/{id}/cancel 200",
        "POST /v1/vector_stores/{id}/search 200",
        "POST /v1/vector_stores/{id} 200",
        "POST /v1/vector_stores 200",
      ]),
      ...all(POLL, ["GET /v1/threads/{id}/runs/{id} 200", "POST /v1/threads/{id}/runs 200"]),
    },
    headersLeftOut: {
      ...of("DELETE /v1/conversations/{id} 401", REFUSED, [
        "openai-processing-ms",
        "openai-version",
      ]),
      ...of(
        "DELETE /v1/conversations/{id}/items/item_67d4472a5bb88190bee168ec5d59d790 401",
        REFUSED,
        ["openai-processing-ms", "openai-version"],
      ),
      ...of("POST /v1/realtime/sessions 200", "limits of the older realtime sessions", [
        "x-ratelimit-limit-requests",
        "x-ratelimit-remaining-requests",
        "x-ratelimit-reset-requests",
      ]),
    },
  },
  together: { headersAdded: all(LESS, ["POST /v1/completions 200"]) },
};

function of(group: string, reason: string, headers: string[]): Record<string, string> {
  return all(
    reason,
    headers.map((header) => `${group}: ${header}`),
  );
}
