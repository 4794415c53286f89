export {
  type FetchServer,
  type FetchServerOptions,
  setupFetchServer,
} from "./setup-fetch-server.ts";
