import type { LLMHandlerError } from "../guard.ts";
import type { CallRecord } from "../call.ts";
import { Mistake } from "../mistake.ts";
import { isLLMHandler } from "../node/mocked.ts";
import type { TestScope } from "./test-scope.ts";

/** What fails a test, or what happened outside of tests; `unused` comes from `describeUnused`. */
export function toFailure(errors: readonly LLMHandlerError[], unused?: string): Error | undefined {
  const [first] = errors;
  const parts = [...(first ? [describeErrors(errors)] : []), ...(unused ? [unused] : [])];
  if (parts.length === 0) return undefined;
  const message = parts.join("\n\n");
  // the user's own error, with its stack; ours say nothing more
  const error =
    first && !(first.cause instanceof Mistake)
      ? new Error(message, { cause: first.cause })
      : new Error(message);
  // it comes from no line of the test's
  error.stack = `Error: ${message}`;
  return error;
}

/** Without mistakes that the test's own failures tell already, as an SDK's error does: in words, or in JSON. */
export function findUntold(
  errors: readonly LLMHandlerError[],
  failures: readonly { message: string }[],
): LLMHandlerError[] {
  return errors.filter(({ message, cause }) => {
    if (!(cause instanceof Mistake)) return true;
    const quoted = JSON.stringify(message).slice(1, -1);
    return !failures.some(
      (told) => told.message.includes(message) || told.message.includes(quoted),
    );
  });
}

/** Overrides of a test that never answered, or whose sequence has replies left, in words. */
export function findUnused(handlers: readonly object[], { initial }: TestScope): string[] {
  const overrides = handlers.filter(isLLMHandler).filter((handler) => !initial.has(handler));
  return overrides.flatMap((handler, index) => {
    const { header } = handler.info;
    if (!handler.isUsed || handler.callCount === 0) {
      const newer = overrides.slice(0, index).find((other) => other.shadows(handler));
      if (!newer) return `${header} never answered.`;
      return `${header} never answered: ${newer.info.header}, mounted after it, answers whatever it would.`;
    }
    const { remaining = 0 } = handler;
    if (remaining === 0) return [];
    return `${header} has ${remaining} ${remaining === 1 ? "reply" : "replies"} of its sequence left.`;
  });
}

/** What `findUnused` found, and what the app asked for instead. */
export function describeUnused(
  unused: readonly string[],
  calls: readonly Pick<CallRecord, "provider" | "operation">[],
): string | undefined {
  if (unused.length === 0) return undefined;
  const asked = new Set(calls.map(({ provider, operation }) => `${provider}.${operation}`));
  return [
    "msw-llm: Not everything that the test mocked was asked for.",
    ...unused.map((reason) => `- ${reason}`),
    `The app asked for ${[...asked].join(", ") || "nothing"}. Take out what is not needed, or let the app ask for it.`,
  ].join("\n");
}

/** Throws at handlers of which a test can never see an answer, since one before them takes all their requests. */
export function checkShadows(handlers: readonly object[]): void {
  const own = handlers.filter(isLLMHandler).filter(({ isPack }) => !isPack);
  for (const [index, handler] of own.entries()) {
    const other = own.slice(0, index).find((other) => other.shadows(handler));
    if (other) {
      throw new Error(
        `Failed to set up, as strict is true: ${handler.info.header} can never answer, since ${other.info.header} before it answers whatever it would. Remove one of them, or give the first a condition.`,
      );
    }
  }
}

function describeErrors(errors: readonly LLMHandlerError[]): string {
  const [first] = errors;
  const advice = "Where a test expects this, let it take the errors: server.takeErrors().";
  if (first && errors.length === 1) return `${first.message}\n${advice}`;
  const reasons = errors.map(({ message }) => `- ${message.replace(/^msw-llm: /, "")}`);
  return [`msw-llm: ${errors.length} requests failed on the test's side.`, ...reasons, advice].join(
    "\n",
  );
}
