import type { CallRecord } from "../call.ts";
import type { LLMHandlerError } from "../guard.ts";
import { describeNearMiss } from "../near-misses.ts";
import type { Scope } from "../scope.ts";
import type { Pass, Watcher } from "../watcher.ts";

/** What is known of one test, or of everything outside of tests. */
export interface TestScope extends Scope {
  readonly watcher: Watcher;
  /** Of all handlers, newest last. */
  readonly calls: CallRecord[];
  /** Requests that fell past an override, in words. */
  readonly notices: Set<string>;
  /** The handlers that were there when the test began. */
  readonly initial: ReadonlySet<object>;
  takeErrors(): LLMHandlerError[];
  /** Hands what comes from now on to `heir`. */
  end(heir: TestScope): void;
}

export interface TestScopeOptions {
  initial?: Iterable<object>;
  maxCalls: number;
}

export function createTestScope({ initial = [], maxCalls }: TestScopeOptions): TestScope {
  const calls: CallRecord[] = [];
  const errors: LLMHandlerError[] = [];
  const notices = new Set<string>();
  const own = new Set(initial);
  const passes = new WeakMap<Request, Pass[]>();
  let successor: TestScope | undefined;

  const watcher: Watcher = {
    onCall(call) {
      calls.push(call);
      if (calls.length > maxCalls) calls.shift();
    },
    onPass(pass) {
      const index = pass.call ? calls.lastIndexOf(pass.call) : -1;
      if (index !== -1) calls.splice(index, 1);
      // what stood there before the test began leaves requests on purpose
      if (own.has(pass.handler)) return;
      passes.set(pass.request, [...(passes.get(pass.request) ?? []), pass]);
    },
    onAnswer(request, handler) {
      if (!own.has(handler)) return;
      for (const pass of passes.get(request) ?? []) notices.add(describePass(pass));
    },
    onError(error) {
      if (successor) successor.watcher.onError(error);
      else errors.push(error);
    },
  };

  return {
    watcher,
    calls,
    notices,
    initial: own,
    takeErrors: () => errors.splice(0),
    end(heir) {
      successor = heir;
    },
  };
}

function describePass(pass: Pass): string {
  const { method, url } = pass.request;
  return `${method} ${url.replace(/\?.*/, "")} fell past an override to what answers by default: ${describeNearMiss(pass)}.`;
}
