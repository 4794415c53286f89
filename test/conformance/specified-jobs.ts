import type { Endpoint } from "./measure/endpoint.ts";

type Row = Pick<Endpoint, "provider" | "recorded"> & { schema: NonNullable<Endpoint["schema"]> };

/** What is kept of cached prompts, tuned models and videos: nothing of it is in the table. */
export const specifiedJobs: Row[] = [
  at("gemini", "POST /v1beta/cachedContents", "CachedContent"),
  at("gemini", "GET /v1beta/cachedContents", "ListCachedContentsResponse"),
  at("gemini", "GET /v1beta/cachedContents/{id}", "CachedContent"),
  at("gemini", "PATCH /v1beta/cachedContents/{id}", "CachedContent"),
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
