import { AsyncLocalStorage } from "node:async_hooks";
import { getResponse, type RequestHandler } from "msw";
import type { MSWServer } from "./msw-server.ts";
import { createTestScope, type TestScope } from "./test-scope.ts";

/** The tests that are running, each in its own scope and its own boundary. */
export interface Scopes {
  /** Everything that belongs to no test, such as a call while modules load. */
  readonly outside: TestScope;
  current(): TestScope;
  run(test: (scope: TestScope) => Promise<void>): Promise<void>;
  /**
   * Answers a request that comes from no test, where just one is running, as a request of that one.
   *
   * So comes what an app's server asks that has listened since before the test: Node runs its connections in the
   * context of its `listen()`.
   */
  answerStray(request: Request): Promise<Response | undefined>;
}

export function createScopes(server: MSWServer, maxCalls: number): Scopes {
  const storage = new AsyncLocalStorage<TestScope>();
  const outside = createTestScope({ maxCalls });
  /** What enters each running test's context. */
  const running = new Set<<T>(action: () => T) => T>();

  function run(test: (scope: TestScope) => Promise<void>): Promise<void> {
    const scope = createTestScope({ initial: server.listHandlers(), maxCalls });
    return server.boundary(() =>
      storage.run(scope, async () => {
        const enter = AsyncLocalStorage.snapshot();
        running.add(enter);
        try {
          await test(scope);
        } finally {
          running.delete(enter);
        }
      }),
    )();
  }

  async function answerStray(request: Request): Promise<Response | undefined> {
    const [enter] = running;
    if (!enter || running.size > 1 || storage.getStore()) return undefined;
    return enter(() => getResponse(server.listHandlers() as RequestHandler[], request));
  }

  return { outside, current: () => storage.getStore() ?? outside, run, answerStray };
}
