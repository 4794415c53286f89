import type { RequestHandler } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { llm } from "../../src/index.ts";

/** What every server of handlers can do, whatever it intercepts. */
export type Server = Omit<ReturnType<typeof setupServer>, "listen"> & {
  listen(options?: object): void;
};

export type CreateServer = (...handlers: RequestHandler[]) => Server;

/** The pack in a server of its own, reset after each test. */
export function usePack(createServer: CreateServer = setupServer): Server {
  const server = createServer(...llm.handlers);
  // each major ignores the other's name
  beforeAll(() => server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}
