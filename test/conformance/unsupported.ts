const REALTIME = "speech over WebSocket or WebRTC, which MSW's handlers of HTTP do not see";
const ELSEWHERE =
  "the recording does not say where the server was; any base URL is mounted by with()";
const ADMIN = "how an account is run: no app calls it";
const OWN_SERVER = "what a server on this machine tells of itself is left to the app's own server";
const RERANKS = "reranking of servers on this machine is not built";
const LATER = "not built yet; it generates no text and no vectors";

/** Recorded endpoints that the pack does not answer, and why; by provider and endpoint. */
export const unsupported: Record<string, string> = {
  "azure POST /chat/completions": "Azure has no such path: the recording is its 404",
  "azure POST /openai/v1/realtime/calls": REALTIME,
  "bedrock GET /foundation-models": ADMIN,
  "bedrock POST /guardrail/274u1upxm897/version/1/apply": "a guardrail by itself is not mocked",
  "gpustack POST <GPUSTACK_API_BASE>/chat/completions": ELSEWHERE,
  "llamacpp GET /props": OWN_SERVER,
  "llamacpp POST /v1/audio/transcriptions": LATER,
  "llamacpp POST /v1/rerank": RERANKS,
  "mistral POST /v1/agents": LATER,
  "ollama GET /": OWN_SERVER,
  "openai GET /v1/organization/costs": ADMIN,
  "openai GET /v1/organization/usage/audio_speeches": ADMIN,
  "openai GET /v1/organization/usage/audio_transcriptions": ADMIN,
  "openai GET /v1/organization/usage/completions": ADMIN,
  "openai GET /v1/organization/usage/moderations": ADMIN,
  "openai POST /v1/realtime/calls": REALTIME,
  "replicate GET /v1/models/{o}/{m}/versions/{id}": LATER,
};
