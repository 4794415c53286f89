const REALTIME = "speech over WebSocket or WebRTC, which MSW's HTTP handlers do not see";
const ELSEWHERE =
  "the recording does not say where the server was: any base URL is mounted with with()";

/** Recorded endpoints that the pack does not answer, and why; by provider and endpoint. */
export const unsupported: Record<string, string> = {
  "azure POST /chat/completions": "Azure has no such path: the recording is its 404",
  "azure POST /openai/v1/realtime/calls": REALTIME,
  "bedrock POST /guardrail/274u1upxm897/version/1/apply": "guardrails alone are not mocked",
  "gpustack POST <GPUSTACK_API_BASE>/chat/completions": ELSEWHERE,
  "openai POST /v1/realtime/calls": REALTIME,
};
