// What `createFetch` does where no handler has answered, or not yet.

import { hideSecrets } from "./secrets.ts";

/** Not a rejection: SDKs retry those, and hide them behind "Connection error." */
export function refuseUnanswered({ method, url }: Request): Response {
  const message = `msw-llm: Failed to answer ${method} ${hideSecrets(url)}: none of the handlers given to createFetch() does. Add one, or http.all("*", () => passthrough()) to let it pass.`;
  return toRefusal(message);
}

/** In no provider's own shape, where it is not known which one was meant. */
export function toRefusal(message: string): Response {
  const error = { message, type: "invalid_request_error", param: null, code: "msw_llm" };
  return Response.json({ error }, { status: 400, headers: { "x-should-retry": "false" } });
}

/** Rejects as soon as the signal aborts, as `fetch` does. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
