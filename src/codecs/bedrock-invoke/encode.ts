import type { LanguageModelResult } from "../../language-model/result.ts";

/** What Bedrock tells of a call in headers, so that it need not know the model's body. */
export function encodeHeaders(
  stream: boolean,
  result: LanguageModelResult | undefined,
): Record<string, string> {
  if (stream) return { "x-amzn-bedrock-content-type": "application/json" };
  if (!result) return {};
  const { total, cacheRead, cacheWrite } = result.usage.inputTokens;
  return {
    "x-amzn-bedrock-cache-read-input-token-count": String(cacheRead),
    "x-amzn-bedrock-cache-write-input-token-count": String(cacheWrite),
    "x-amzn-bedrock-input-token-count": String(total - cacheRead - cacheWrite),
    "x-amzn-bedrock-invocation-latency": "1",
    "x-amzn-bedrock-output-token-count": String(result.usage.outputTokens.total),
  };
}
