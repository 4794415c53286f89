import type { CallRecord } from "./call.ts";
import { isUnanswered, type LLMHandlerError } from "./guard.ts";
import { addNearMiss } from "./near-misses.ts";
import type { Mismatch } from "./reply/when.ts";
import type { NamedHandler, PassReason, Watcher } from "./watcher.ts";

/** What a handler answered in one scope, and what went wrong on the test's side. */
export interface Journal {
  readonly calls: CallRecord[];
  readonly errors: LLMHandlerError[];
  /** Forgotten calls included. */
  readonly callCount: number;
  /** Lists the call while it is answered; takes it back where the request is passed on. */
  record(
    call: CallRecord,
    request: Request,
    answer: () => Promise<Response | undefined>,
  ): Promise<Response | undefined>;
  /** Tells that a request is left to the next handler. */
  pass(request: Request, why: { reason: PassReason; mismatch?: Mismatch }): undefined;
  fail(error: LLMHandlerError): void;
  clear(): void;
}

/** Keeps the newest `maxCalls` calls. */
export function createJournal(
  handler: NamedHandler,
  maxCalls: number,
  watcher: Watcher | undefined,
): Journal {
  const calls: CallRecord[] = [];
  const errors: LLMHandlerError[] = [];
  let callCount = 0;

  function takeBack(call: CallRecord): void {
    const index = calls.lastIndexOf(call);
    if (index !== -1) calls.splice(index, 1);
    callCount--;
  }

  return {
    calls,
    errors,
    get callCount() {
      return callCount;
    },
    async record(call, request, answer) {
      calls.push(call);
      callCount++;
      if (calls.length > maxCalls) calls.shift();
      watcher?.onCall(call);
      const response = await answer();
      if (response) {
        // an error tells of itself what nearly answered
        if (call.finishReason !== "error") watcher?.onAnswer(request, handler);
        return response;
      }
      takeBack(call);
      addNearMiss(request, { handler, reason: "function" });
      watcher?.onPass({ request, handler, reason: "function", call });
    },
    pass(request, why) {
      addNearMiss(request, { handler, ...why });
      watcher?.onPass({ request, handler, ...why });
    },
    fail(error) {
      errors.push(error);
      if (watcher) watcher.onError(error);
      else if (isUnanswered(error)) print(error.message);
    },
    clear() {
      calls.length = 0;
      errors.length = 0;
      callCount = 0;
    },
  };
}

/** An app may hide what its client throws: without a test runner's own report there is no other way to be heard. */
function print(message: string): void {
  // oxlint-disable-next-line no-console -- see above
  console.error(message);
}
