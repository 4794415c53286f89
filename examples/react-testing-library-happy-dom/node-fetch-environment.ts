import { builtinEnvironments, type Environment } from "vitest/runtime";

const { AbortController, AbortSignal, fetch, Headers, Request, Response } = globalThis;
const environment = builtinEnvironments["happy-dom"];

/** happy-dom with Node's fetch: its own throws where an SDK leaves a stream at the end marker, for it closes what was cancelled. */
const withNodeFetch: Environment = {
  ...environment,
  name: "happy-dom-with-node-fetch",
  async setup(global, options) {
    const result = await environment.setup(global, options);
    Object.assign(global, { AbortController, AbortSignal, fetch, Headers, Request, Response });
    return result;
  },
};

export default withNodeFetch;
