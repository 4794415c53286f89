/** An error as `describeError` tells it; where an older MSW or SDK has another, `before` is that one's. */
export type FaultError = string | { now: string; before: string; of: string };

/** Each error that an SDK makes of a fault, by a name of ours. */
export const FAULT_ERRORS: Record<string, FaultError> = {
  connection: "APIConnectionError: Connection error.",
  json: "SyntaxError: (JSON.parse)",
  html: "InternalServerError: 502 <html> (status 502)",
  network: "TypeError: Network error",
  fetchFailed: {
    now: "TypeError: fetch failed",
    before: "TypeError: Failed to fetch",
    of: "MSW 2",
  },
  cerebrasJSON: "FetchError: invalid json response body at … reason: (JSON.parse)",
  workersConnection: {
    now: "APICallError: fetch failed",
    before: "APICallError: Failed to fetch",
    of: "MSW 2",
  },
  workersJSON: "APICallError: (JSON.parse)",
  workersHTML: {
    now: "APICallError: Workers AI API error (502 Bad Gateway): <html> (status 502)",
    before: "APICallError: Workers AI API error (502 ): <html> (status 502)",
    of: "MSW 2",
  },
  cohereConnection: {
    now: "CohereError: fetch failed",
    before: "CohereError: Failed to fetch",
    of: "MSW 2",
  },
  cohereJSON: "TypeError: Cannot read properties of undefined (reading 'content')",
  cohereHTML: "CohereError: Status code: 502 (status 502)",
  cohereGenerateJSON: "TypeError: Cannot read properties of undefined (reading '0')",
  geminiHTML: "ApiError: <html> (status 502)",
  googleConnection: {
    now: "APIConnectionError: Unable to make request: TypeError: fetch failed",
    before: "APIConnectionError: Unable to make request: TypeError: Failed to fetch",
    of: "MSW 2",
  },
  googleHTML:
    "InternalServerError: 502 Unexpected Status or Content-Type: Status 502 Content-Type text/html (status 502)",
  huggingfaceHTML:
    "InferenceClientProviderApiError: Failed to perform inference: an HTTP error occurred when requesting the provider (status 502)",
  madeNoRequest: {
    now: "ConnectionError: Unable to make request: TypeError: fetch failed",
    before: "ConnectionError: Unable to make request: TypeError: Failed to fetch",
    of: "MSW 2",
  },
  mistralHTML: "SDKError: API error occurred: Status 502 Content-Type text/html (status 502)",
  ollamaHTML: "ResponseError: <html> (status 502)",
  openrouterHTML:
    "OpenRouterDefaultError: API error occurred: Status 502 Content-Type text/html (status 502)",
  replicateHTML: {
    now: "ApiError: Request to … failed with status 502 Bad Gateway: <html> (status 502)",
    before: "ApiError: Request to … failed with status 502 : <html> (status 502)",
    of: "MSW 2",
  },
  gatewayConnection:
    "GatewayResponseError: Invalid error response format: Gateway request failed (status 500)",
  gatewayJSON:
    "GatewayResponseError: Invalid error response format: Gateway request failed (status 200)",
  gatewayHTML:
    "GatewayResponseError: Invalid error response format: Gateway request failed (status 502)",
  terminated: "TypeError: terminated (UND_ERR_SOCKET)",
  openaiEvent: {
    now: "SyntaxError: Error reading response: malformed server-sent event JSON.",
    before: "SyntaxError: (JSON.parse)",
    of: "openai 6",
  },
  reset: "Error: aborted (ECONNRESET)",
  eventCut: "Error: Truncated event message received.",
  eventBroken: "Error: The message checksum (…) did not match the expected value of …",
  closed: "Error: Premature close (ERR_STREAM_PREMATURE_CLOSE)",
  geminiCut: "Error: Incomplete JSON segment at the end",
  googleTerminated: "APIConnectionError: terminated",
  zodEvent: "ZodError: malformed json: SyntaxError: (JSON.parse)",
  ollamaUnfinished: "Error: Did not receive done or success response in stream.",
  gatewayTerminated: "APICallError: Failed to process successful response (status 200)",
  gatewayEvent:
    'JSONParseError: JSON parsing failed: Text: {"type":"text-delta","id":"0","delta":"Hello".',
  openaiTerminated: "OpenAIError: terminated",
  openaiUnfinished: "OpenAIError: missing finish_reason for choice 0",
  openaiHelperEvent: {
    now: "OpenAIError: Error reading response: malformed server-sent event JSON.",
    before: "OpenAIError: (JSON.parse)",
    of: "openai 6",
  },
  anthropicTerminated: "AnthropicError: terminated",
  anthropicUnfinished:
    "AnthropicError: stream ended without producing a Message with role=assistant",
  anthropicEvent: "AnthropicError: (JSON.parse)",
  bedrockHelperCut: "AnthropicError: Truncated event message received.",
  bedrockHelperBroken:
    "AnthropicError: The message checksum (…) did not match the expected value of …",
};
