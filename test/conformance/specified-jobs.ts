import type { Endpoint } from "./measure/endpoint.ts";

type Row = Pick<Endpoint, "provider" | "recorded"> & { schema: NonNullable<Endpoint["schema"]> };

/** What is kept of cached prompts, tuned models and videos: nothing of it is in the table. */
export const specifiedJobs: Row[] = [
  at("gemini", "POST /v1beta/cachedContents", "CachedContent"),
  at("gemini", "GET /v1beta/cachedContents", "ListCachedContentsResponse"),
  at("gemini", "GET /v1beta/cachedContents/{id}", "CachedContent"),
  at("gemini", "PATCH /v1beta/cachedContents/{id}", "CachedContent"),
  at("gemini", "POST /v1beta/fileSearchStores", "FileSearchStore"),
  at("gemini", "GET /v1beta/fileSearchStores", "ListFileSearchStoresResponse"),
  at("gemini", "GET /v1beta/fileSearchStores/{id}", "FileSearchStore"),
  at("gemini", "POST /v1beta/fileSearchStores/{id}:importFile", "Operation"),
  at("gemini", "GET /v1beta/fileSearchStores/{id}/operations/{id}", "Operation"),
  at("gemini", "GET /v1beta/fileSearchStores/{id}/upload/operations/{id}", "Operation"),
  at("gemini", "GET /v1beta/fileSearchStores/{id}/documents", "ListDocumentsResponse"),
  at("gemini", "GET /v1beta/fileSearchStores/{id}/documents/{id}", "Document"),
  at(
    "gemini",
    "POST /upload/v1beta/fileSearchStores/{id}:uploadToFileSearchStore",
    "CustomLongRunningOperation",
  ),
  at("gemini", "POST /v1beta/models/{m}:predictLongRunning", "Operation"),
  at("gemini", "GET /v1beta/models/{m}/operations/{id}", "Operation"),
  at("openai", "POST /v1/realtime/client_secrets", "RealtimeCreateClientSecretResponse"),
  at(
    "openai",
    "POST /v1/realtime/translations/client_secrets",
    "RealtimeTranslationClientSecretCreateResponse",
  ),
  at("openai", "POST /v1/realtime/sessions", "RealtimeSessionCreateResponse"),
  at(
    "openai",
    "POST /v1/realtime/transcription_sessions",
    "RealtimeTranscriptionSessionCreateResponse",
  ),
  at("openai", "POST /v1/videos", "VideoResource"),
  at("openai", "GET /v1/videos", "VideoListResource"),
  at("openai", "GET /v1/videos/{id}", "VideoResource"),
  at("openai", "DELETE /v1/videos/{id}", "DeletedVideoResource"),
  at("openai", "POST /v1/videos/{id}/remix", "VideoResource"),
  at("openai", "POST /v1/videos/edits", "VideoResource"),
  at("openai", "POST /v1/videos/extensions", "VideoResource"),
  at("openai", "POST /v1/videos/characters", "VideoCharacterResource"),
  at("openai", "GET /v1/videos/characters/{id}", "VideoCharacterResource"),
  at("openai", "POST /v1/{id}/jobs", "FineTuningJob"),
  at("openai", "GET /v1/{id}/jobs", "ListPaginatedFineTuningJobsResponse"),
  at("openai", "GET /v1/{id}/jobs/{id}", "FineTuningJob"),
  at("openai", "POST /v1/{id}/jobs/{id}/cancel", "FineTuningJob"),
  at("openai", "POST /v1/{id}/jobs/{id}/pause", "FineTuningJob"),
  at("openai", "POST /v1/{id}/jobs/{id}/resume", "FineTuningJob"),
  at("openai", "GET /v1/{id}/jobs/{id}/events", "ListFineTuningJobEventsResponse"),
  at("openai", "GET /v1/{id}/jobs/{id}/checkpoints", "ListFineTuningJobCheckpointsResponse"),
  at(
    "openai",
    "POST /v1/fine_tuning/checkpoints/{id}/permissions",
    "ListFineTuningCheckpointPermissionResponse",
  ),
  at(
    "openai",
    "GET /v1/fine_tuning/checkpoints/{id}/permissions",
    "ListFineTuningCheckpointPermissionResponse",
  ),
  at(
    "openai",
    "DELETE /v1/fine_tuning/checkpoints/{id}/permissions/{id}",
    "DeleteFineTuningCheckpointPermissionResponse",
  ),
];

/** Where those specifications say otherwise than recordings, or than their own examples. */
export const JOBS_LEFT_OUT: Record<string, string> = {
  ...noError("openai GET /v1/{id}/jobs: /data[]/error"),
  ...noError("openai POST /v1/{id}/jobs/{id}/pause: /error"),
  ...noError("openai POST /v1/{id}/jobs/{id}/resume: /error"),
  "openai POST /v1/{id}/jobs/{id}/pause: /status must be equal to one of the allowed values":
    "its own example has the status `paused`",
};

/** Recorded jobs that nothing went wrong with have an empty error. */
function noError(place: string): Record<string, string> {
  const names = ["code", "message", "param"];
  return Object.fromEntries(
    names.map((name) => [`${place} must have required property '${name}'`, "recorded as empty"]),
  );
}

function at(provider: string, recorded: string, body: string): Row {
  return { provider, recorded: [recorded], schema: { document: provider, body } };
}
