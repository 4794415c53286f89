import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { llm } from "../../src/index.ts";

/** The pack in a server of its own, reset after each test. */
export function usePack(): ReturnType<typeof setupServer> {
  const server = setupServer(...llm.handlers);
  // each major ignores the other's name
  beforeAll(() =>
    server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" } as object),
  );
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}
