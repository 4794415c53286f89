import { vi } from "vitest";
import { createFetch, type createHandlers } from "../../src/index.ts";
import { findText } from "./find-text.ts";

/** What every planted secret holds. */
export const PLANTED = "p1anted";

export const HEADERS = Object.fromEntries(
  [
    "authorization",
    "proxy-authorization",
    "cf-aig-authorization",
    "cookie",
    "x-api-key",
    "api-key",
    "apikey",
    "x-goog-api-key",
    "x-litellm-api-key",
    "ocp-apim-subscription-key",
    "helicone-auth",
    "x-auth-token",
    "x-amz-security-token",
    "x-client-secret",
  ].map((name) => [name, `Bearer ${PLANTED}-${name}`]),
);

const QUERY = [
  "key",
  "api_key",
  "api-key",
  "apikey",
  "access_token",
  "token",
  "sig",
  "client_secret",
  "subscription-key",
  "X-Amz-Credential",
  "X-Amz-Security-Token",
  "X-Amz-Signature",
  "X-Goog-Signature",
];

export function withSecrets(url: string): string {
  const query = QUERY.map((name) => `${name}=${PLANTED}-${name}`).join("&");
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** Sends with secrets in headers and query; returns where they can be seen afterwards. */
export async function leaks(
  handlers: ReturnType<typeof createHandlers>,
  url: string,
  body: string | undefined,
): Promise<{ answer: string; leaks: string[] }> {
  const printed: unknown[][] = [];
  const spies = (["debug", "log", "info", "warn", "error"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...values) => void printed.push(values)),
  );
  const method = body === undefined ? "GET" : "POST";
  const init = { method, headers: HEADERS, ...(body !== undefined && { body }) };
  const response = await createFetch(...handlers)(withSecrets(url), init);
  const answer = await response.text().catch(String);
  const seen = {
    calls: handlers.map(({ calls }) => calls),
    errors: handlers.map(({ errors }) => errors),
    texts: handlers.map(({ calls, errors }) => JSON.stringify([calls, errors]) + errors.join()),
    answer: [answer, ...response.headers.values()],
    printed,
  };
  for (const spy of spies) spy.mockRestore();
  return { answer, leaks: findText(seen, PLANTED) };
}
