import type { CallRecord } from "./call.ts";
import type { LLMHandlerError } from "./guard.ts";

/** What a handler answered, and what went wrong on the test's side. */
export interface Journal {
  readonly calls: CallRecord[];
  readonly errors: LLMHandlerError[];
  /** Forgotten calls included. */
  readonly callCount: number;
  /** Lists the call while it is answered; takes it back where the request is passed on. */
  record(
    call: CallRecord,
    answer: () => Promise<Response | undefined>,
  ): Promise<Response | undefined>;
  clear(): void;
}

/** Keeps the newest `maxCalls` calls. */
export function createJournal(maxCalls: number): Journal {
  const calls: CallRecord[] = [];
  const errors: LLMHandlerError[] = [];
  let callCount = 0;
  return {
    calls,
    errors,
    get callCount() {
      return callCount;
    },
    async record(call, answer) {
      calls.push(call);
      callCount++;
      if (calls.length > maxCalls) calls.shift();
      const response = await answer();
      if (!response) {
        const index = calls.lastIndexOf(call);
        if (index !== -1) calls.splice(index, 1);
        callCount--;
      }
      return response;
    },
    clear() {
      calls.length = 0;
      errors.length = 0;
      callCount = 0;
    },
  };
}
