import type { setupServer } from "msw/node";

type SetupServer = ReturnType<typeof setupServer>;
export type Handlers = ReturnType<SetupServer["listHandlers"]>;

/** What `setupServer()` and `setupFetchServer()` return. */
export interface MSWServer extends Omit<SetupServer, "listen" | "readyState"> {
  listen(options?: object): void;
}
