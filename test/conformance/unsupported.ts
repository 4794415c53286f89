const REALTIME = "speech over WebSocket or WebRTC, which MSW's handlers of HTTP do not see";
const ELSEWHERE =
  "the recording does not say where the server was; any base URL is mounted by with()";
const ADMIN = "how an account is run: no app calls it";
const LATER = "not built yet; it generates no text and no vectors";

/** Recorded endpoints that the pack does not answer, and why; by provider and endpoint. */
export const unsupported: Record<string, string> = {
  "azure POST /chat/completions": "Azure has no such path: the recording is its 404",
  "azure POST /openai/v1/realtime/calls": REALTIME,
  "azure POST /openai/v1/realtime/client_secrets": REALTIME,
  "bedrock POST /guardrail/274u1upxm897/version/1/apply": "a guardrail by itself is not mocked",
  "gemini DELETE /v1beta/cachedContents/{id}": LATER,
  "gemini DELETE /v1beta/fileSearchStores/{id}": LATER,
  "gemini GET /v1beta/cachedContents": LATER,
  "gemini GET /v1beta/models/{m}/operations/{id}": LATER,
  "gemini PATCH /v1beta/cachedContents/{id}": LATER,
  "gemini POST /upload/v1beta/fileSearchStores/{id}:uploadToFileSearchStore": LATER,
  "gemini POST /v1beta/cachedContents": LATER,
  "gemini POST /v1beta/fileSearchStores": LATER,
  "gemini POST /v1beta/models/{m}:predictLongRunning": LATER,
  "gpustack POST <GPUSTACK_API_BASE>/chat/completions": ELSEWHERE,
  "mistral POST /v1/agents": LATER,
  "openai GET /v1/{id}/jobs": LATER,
  "openai GET /v1/{id}/jobs/{id}": LATER,
  "openai GET /v1/organization/costs": ADMIN,
  "openai GET /v1/organization/usage/audio_speeches": ADMIN,
  "openai GET /v1/organization/usage/audio_transcriptions": ADMIN,
  "openai GET /v1/organization/usage/completions": ADMIN,
  "openai GET /v1/organization/usage/moderations": ADMIN,
  "openai POST /v1/{id}/jobs": LATER,
  "openai POST /v1/{id}/jobs/{id}/cancel": LATER,
  "openai POST /v1/realtime/calls": REALTIME,
  "openai POST /v1/realtime/sessions": REALTIME,
  "replicate GET /v1/models/{o}/{m}/versions/{id}": LATER,
  "vertex POST /v1beta1/projects/{p}/locations/{l}/cachedContents": LATER,
  "xai GET /v1/videos/{id}": LATER,
  "xai POST /v1/videos/generations": LATER,
};
