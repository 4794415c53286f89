import { type LLMError, llmError } from "./errors.ts";
import type { CallRecord } from "./call.ts";
import type { Message } from "./language-model/prompt.ts";
import { toTranscript } from "./language-model/transcript.ts";
import { Mistake } from "./mistake.ts";
import { describeNearMiss, listNearMisses } from "./near-misses.ts";
import type { Route } from "./routes.ts";
import { hideSecrets } from "./secrets.ts";
import { describeThrown, UserFunctionError } from "./user-function.ts";

/**
 * A mistake on the test's side; the client gets it as a 4xx that no SDK retries.
 *
 * @example
 * expect(mock.errors).toEqual([]);
 */
export class LLMHandlerError extends Error {
  override readonly name = "LLMHandlerError";
  readonly method: string;
  readonly url: string;

  constructor(request: { method: string; url: string }, cause: unknown) {
    const { method } = request;
    const url = hideSecrets(request.url);
    super(`msw-llm: Failed to answer ${method} ${url}: ${toReason(cause)}`, {
      cause: cause instanceof UserFunctionError ? cause.cause : cause,
    });
    this.method = method;
    this.url = url;
  }
}

/** No handler answers a request to a known host. */
class UnansweredError extends Mistake {
  override readonly name = "UnansweredError";
}

/** Whether a request to a known host got no answer. */
export function isUnanswered({ cause }: LLMHandlerError): boolean {
  return cause instanceof UnansweredError;
}

/** Enough to know the call by. */
const SHOWN_LINES = 2;

/** The guard's answer, in the provider's own shape. */
export function toGuardReply({ message }: LLMHandlerError): LLMError {
  return llmError("guard", { message, headers: { "x-should-retry": "false" } });
}

/** Why a request to a known host got no answer, what nearly gave one, and the line that gives it one. */
export function unknownEndpoint(request: Request, nearest: Route | undefined): Error {
  const { method } = request;
  const plain = hideSecrets(request.url).replace(/\?.*/, "");
  return new UnansweredError(
    `the pack has no such endpoint.${describeNearest(request, nearest)}${describeNearly(request)} Mock it before llm.handlers: http.${method.toLowerCase()}("${plain}", resolver).`,
  );
}

/** Why an endpoint that the pack has did not answer. */
export function unmatchedCall(
  request: Request,
  { provider, operation, prompt }: Pick<CallRecord, "provider" | "operation" | "prompt">,
): Error {
  return new UnansweredError(
    `no override answers it, and unmatched is "error".${describeNearly(request)} Add server.use(llm.${provider}.${operation}(reply)).${describeEnd(prompt)}`,
  );
}

/** The last lines of a conversation, beneath each other. */
function describeEnd(prompt: readonly Message[]): string {
  const lines = toTranscript(prompt).slice(-SHOWN_LINES);
  return lines.map((line) => `\n  ${line}`).join("");
}

/** Where the endpoint is that a client with another base URL would have asked. */
function describeNearest({ url, method }: Request, nearest: Route | undefined): string {
  if (!nearest) return "";
  const { provider, operation, path } = nearest;
  return ` ${provider.name}.${operation} is at ${method} ${new URL(url).origin}${path}: mend the client's base URL.`;
}

/** ` Nearly: openai.chat wanted user "Hi", was "Hello".` */
function describeNearly(request: Request): string {
  const misses = listNearMisses(request).map(describeNearMiss);
  return misses.length === 0 ? "" : ` Nearly: ${misses.join("; ")}.`;
}

function toReason(cause: unknown): string {
  if (cause instanceof RangeError && /call stack/.test(cause.message)) return TOO_DEEP;
  const message = cause instanceof Error ? cause.message : `${describeThrown(cause)} was thrown`;
  return message.replace(/^Failed to answer: /, "");
}

const TOO_DEEP =
  "it is nested too deep, or something calls itself without end. Send fewer levels, or look for the circle in the reply.";
