import { type LLMError, llmError } from "./errors.ts";
import { describeNearMiss, listNearMisses } from "./near-misses.ts";
import { hideSecrets } from "./secrets.ts";

/** A mistake on the test's side; the client gets it as a 4xx that no SDK retries. */
export class LLMHandlerError extends Error {
  override readonly name = "LLMHandlerError";
  readonly method: string;
  readonly url: string;

  constructor(request: { method: string; url: string }, cause: unknown) {
    const { method } = request;
    const url = hideSecrets(request.url);
    super(`msw-llm: Failed to answer ${method} ${url}: ${toReason(cause)}`, { cause });
    this.method = method;
    this.url = url;
  }
}

/** The guard's answer, in the provider's own shape. */
export function toGuardReply({ message }: LLMHandlerError): LLMError {
  return llmError("guard", { message, headers: { "x-should-retry": "false" } });
}

/** Why a request to a known host got no answer, what nearly gave one, and the line that gives it one. */
export function describeUnknown(request: Request): string {
  const { method } = request;
  const plain = hideSecrets(request.url).replace(/\?.*/, "");
  return `the pack has no such endpoint.${describeNearly(request)} Mock it before llm.handlers: http.${method.toLowerCase()}("${plain}", resolver).`;
}

/** Why an endpoint that the pack has did not answer. */
export function describeUnmatched(request: Request, endpoint: string): string {
  return `no override answers it, and unmatched is "error".${describeNearly(request)} Add server.use(llm.${endpoint}(reply)).`;
}

/** ` Nearly: openai.chat wanted user "Hi", was "Hello".` */
function describeNearly(request: Request): string {
  const misses = listNearMisses(request).map(describeNearMiss);
  return misses.length === 0 ? "" : ` Nearly: ${misses.join("; ")}.`;
}

function toReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : toText(cause);
  return message.replace(/^Failed to answer: /, "");
}

/** Anything can be thrown, and not everything has a text. */
function toText(cause: unknown): string {
  try {
    return String(cause);
  } catch {
    return "something was thrown that has no text";
  }
}
