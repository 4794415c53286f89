import { setupServer } from "msw/node";
import { afterAll, aroundEach, expect } from "vitest";
import type { CallRecord } from "../call.ts";
import type { LLMHandlerError } from "../guard.ts";
import { matchers } from "../matchers/matchers.ts";
import { defineScope } from "../scope.ts";
import { tryInterceptHTTP2 } from "../node/intercept-http2.ts";
import { setupFetchServer } from "../node/setup-fetch-server.ts";
import { resolveSettings } from "../settings.ts";
import { adopt } from "./adopt.ts";
import { checkSetup, type SetupLLMOptions } from "./setup-options.ts";
import { watchUnseen } from "./unseen.ts";
import { toHandlers } from "./mount.ts";
import type { MSWServer } from "./msw-server.ts";
import { createScopes } from "./scopes.ts";
import type { TestScope } from "./test-scope.ts";
import { checkShadows, describeUnused, findUntold, findUnused, toFailure } from "./verdict.ts";

/** MSW's server, with the calls and the errors of the test that is running. */
export interface LLMServer extends MSWServer {
  /** Every LLM call of this test, whichever handler answered it, newest last. */
  readonly calls: CallRecord[];
  /** Hands over the errors of this test so far, which then don't fail it. */
  takeErrors(): LLMHandlerError[];
}

/**
 * Mounts the pack for a test file, or for all in a file of Vitest's `setupFiles`.
 *
 * It listens at once, so that clients built while modules load are caught, and closes after all. Each test has its
 * own overrides, calls, errors and stored objects, `test.concurrent` included, and fails where a request of its own
 * failed on the test's side.
 *
 * @throws Error where another server is listening; TypeError where an option is none, or cannot change a pack that is
 * mounted already.
 *
 * @example
 * export const server = setupLLM();
 *
 * test("greets", async () => {
 *   server.use(llm.openai.chat("Hello"));
 *   expect(await greet()).toBe("Hello");
 *   expect(server).toHaveReceivedPrompt(/greet/i);
 * });
 */
export function setupLLM(options: SetupLLMOptions = {}): LLMServer {
  const {
    server: given,
    handlers = [],
    strict = false,
    network,
    ...settings
  } = checkSetup(options);
  if (given && network) {
    throw new TypeError(
      "Failed to set up: a server has its own network. Give one of server and network.",
    );
  }
  const server = given ?? (network === "fetch" ? setupFetchServer() : setupServer());
  const own = [...handlers, ...server.listHandlers()];
  if (strict) checkShadows(own);
  const scopes = createScopes(server, resolveSettings(settings).maxCalls);
  server.resetHandlers(...toHandlers(own, settings, scopes));
  const restoreHTTP2 = tryInterceptHTTP2(server);
  const unseen = watchUnseen(server, (error) => scopes.current().watcher.onError(error));
  adopt(server, unseen.mark);
  const removeScope = defineScope(scopes.current);
  expect.extend(matchers);

  aroundEach((runTest, { task }) =>
    scopes.run(async (scope) => {
      // a retried test has those of its earlier attempts
      const { length } = task.result?.errors ?? [];
      await runTest();
      scope.end(scopes.outside);
      // a test that failed, or was skipped on its way, need not have asked for all
      const isJudged = strict && task.result?.state === "pass";
      const failure = toFailure(
        findUntold(scope.takeErrors(), task.result?.errors?.slice(length) ?? []),
        isJudged
          ? describeUnused(findUnused(server.listHandlers(), scope), scope.calls)
          : undefined,
      );
      report(scope.notices);
      if (failure) throw failure;
    }),
  );
  afterAll(() => {
    server.close();
    restoreHTTP2();
    unseen.stop();
    // without isolation, another file may run here next
    removeScope();
    const failure = toFailure(scopes.outside.takeErrors());
    if (failure) throw failure;
  });

  return extend(server, scopes.current);
}

/** The very object, since a project may hold on to its own. */
function extend(server: MSWServer, current: () => TestScope): LLMServer {
  const { resetHandlers } = server;
  server.resetHandlers = function resetTest(...next) {
    resetHandlers.apply(server, next);
    current().calls.length = 0;
  };
  return Object.defineProperties(server, {
    calls: { get: () => current().calls, configurable: true },
    takeErrors: { value: () => current().takeErrors(), configurable: true },
  }) as LLMServer;
}

function report(notices: ReadonlySet<string>): void {
  // oxlint-disable-next-line no-console -- a notice that fails nothing has no other way to its reader
  for (const notice of notices) console.warn(`msw-llm: ${notice}`);
}
