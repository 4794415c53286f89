export { interceptHTTP2 } from "./intercept-http2.ts";
export type { HandlerSource } from "./mocked.ts";
export {
  type FetchServer,
  type FetchServerOptions,
  setupFetchServer,
} from "./setup-fetch-server.ts";
