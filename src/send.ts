import { listNearMisses } from "./near-misses.ts";
import type { NamedHandler } from "./watcher.ts";

/** Headers that belong to the request that is being answered, and not to one within it. */
const OWN_HEADERS = ["content-length", "content-type", "x-stainless-retry-count"];

/**
 * Posts JSON to the handlers that a request was offered to: those that left it to the next one, the one that is
 * answering it, and what the provider has by itself.
 */
export async function sendWithin(
  outer: Request,
  { url, body }: { url: string; body: unknown },
  { handler, pack }: { handler: NamedHandler; pack: () => NamedHandler },
): Promise<Response> {
  const headers = new Headers(outer.headers);
  for (const name of OWN_HEADERS) headers.delete(name);
  headers.set("content-type", "application/json");
  const init = { method: "POST", headers, body: JSON.stringify(body), signal: outer.signal };
  const request = new Request(url, init);
  const asked = listNearMisses(outer).map((miss) => miss.handler);
  for (const candidate of [...asked, handler, pack()]) {
    const result = await candidate.run({ request, requestId: url });
    if (result?.response) return result.response;
  }
  throw new Error(
    `no handler answers POST ${url}, which a batch asks for. Give the batch URLs of its own provider.`,
  );
}
