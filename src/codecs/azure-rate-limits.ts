import type { AnswerPlace } from "../definition.ts";
import type { LimitedAnswer } from "../rate-limits.ts";

/** A minute's limits, as most of the recordings have them. */
const REQUESTS = 120;
const TOKENS = 120_000;

/** What the gateway refuses, no deployment has seen, as recorded of wrong keys and of deployments that are not there. */
export function omitAzureId({ operation, status }: AnswerPlace): readonly string[] {
  const isUnseen = status === 401 || status === 404 || isRealtime(operation);
  return isUnseen ? ["x-request-id"] : [];
}

/** What Azure tells of an answer that a deployment gave; its gateway's refusals tell nothing. */
export function tellAzureLimits({
  operation,
  status,
  used,
}: LimitedAnswer): Record<string, string> {
  if (operation.startsWith("models") || operation.startsWith("messages")) return {};
  if (isRealtime(operation)) return {};
  if (status !== 200 && status !== 429) return {};
  const isReached = status === 429;
  const tokens = used.inputTokens + used.outputTokens;
  return {
    // filters of responses are told in their bodies alone
    ...(!operation.startsWith("responses") && { "x-ms-rai-invoked": "true" }),
    "x-ratelimit-limit-requests": String(REQUESTS),
    "x-ratelimit-limit-tokens": String(TOKENS),
    "x-ratelimit-remaining-requests": String(isReached ? 0 : Math.max(0, REQUESTS - used.requests)),
    "x-ratelimit-remaining-tokens": String(Math.max(0, TOKENS - tokens)),
  };
}

/** A key to a session is no use of a deployment yet. */
function isRealtime(operation: string): boolean {
  return operation.startsWith("realtime");
}
