import { describeError, type LLMHandlerError } from "../guard.ts";
import { LLMHandler } from "../handler.ts";
import type { TestScope } from "./test-scope.ts";

/** What fails a test, or what happened outside of tests; `unused` comes from `findUnused`. */
export function toFailure(
  errors: readonly LLMHandlerError[],
  unused: readonly string[] = [],
): Error | undefined {
  if (errors.length === 0 && unused.length === 0) return undefined;
  const message = [
    ...(errors.length > 0 ? [describeErrors(errors)] : []),
    ...(unused.length > 0 ? [describeUnused(unused)] : []),
  ].join("\n\n");
  // the user's own error, with its stack
  return new Error(message, { cause: errors[0]?.cause });
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

export function isLLMHandler(handler: object): handler is LLMHandler {
  return handler instanceof LLMHandler;
}

function describeErrors(errors: readonly LLMHandlerError[]): string {
  const [first] = errors;
  const advice = "Where a test expects this, let it take the errors: server.takeErrors().";
  if (first && errors.length === 1) return `${describeError(first)}\n${advice}`;
  const reasons = errors.map((error) => `- ${describeError(error).replace(/^msw-llm: /, "")}`);
  return [`msw-llm: ${errors.length} requests failed on the test's side.`, ...reasons, advice].join(
    "\n",
  );
}

function describeUnused(unused: readonly string[]): string {
  const reasons = unused.map((reason) => `- ${reason}`);
  return ["msw-llm: Not everything that the test mocked was asked for.", ...reasons].join("\n");
}
