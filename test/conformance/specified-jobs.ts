import type { Endpoint } from "./measure/endpoint.ts";

type Row = Pick<Endpoint, "provider" | "recorded"> & { schema: NonNullable<Endpoint["schema"]> };

/** What is kept of cached prompts, tuned models and videos: nothing of it is in the table. */
export const specifiedJobs: Row[] = [
  at("gemini", "POST /v1beta/cachedContents", "CachedContent"),
  at("gemini", "GET /v1beta/cachedContents", "ListCachedContentsResponse"),
  at("gemini", "GET /v1beta/cachedContents/{id}", "CachedContent"),
  at("gemini", "PATCH /v1beta/cachedContents/{id}", "CachedContent"),
];

function at(provider: string, recorded: string, body: string): Row {
  return { provider, recorded: [recorded], schema: { document: provider, body } };
}
