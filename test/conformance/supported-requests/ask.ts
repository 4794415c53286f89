import { type SpecifiedProvider, toURL } from "../../../scripts/docs/operations.ts";
import type { Answer as Raw } from "../judge-answer.ts";
import { ANTHROPIC } from "./anthropic.ts";
import { GEMINI } from "./gemini.ts";
import { OPENAI } from "./openai.ts";
import type { Answer, Parameters, SupportedRequest } from "./request.ts";

/** A request to each supported operation, the older objects first. */
export const REQUESTS: Record<SpecifiedProvider, SupportedRequest[]> = {
  openai: OPENAI,
  anthropic: ANTHROPIC,
  gemini: GEMINI,
};

/** What needs not to be made first. */
export const MADE: Parameters = {
  model: "ft:gpt-5.4",
  model_id: "claude-haiku-4-5",
  modelsId: "gemini-3.5-flash",
  tunedModelsId: "mine",
};

/** Who is asked, and for what. */
export interface Asking {
  provider: SpecifiedProvider;
  parameters: Parameters;
  fetch: typeof fetch;
}

/** An answer as it came, where from, and what later requests may ask for. */
export interface Asked extends Raw {
  method: string;
  url: string;
  parameters: Parameters;
}

export async function ask(
  { operation, body, query, headers, keep }: SupportedRequest,
  { provider, parameters, fetch }: Asking,
): Promise<Asked> {
  const [method = ""] = operation.split(" ");
  const path = fillPath(toURL(provider, operation), parameters);
  const url = query === undefined ? path : `${path}?${query}`;
  const value = body?.(parameters);
  const isRead = value instanceof FormData || value instanceof Blob;
  const response = await fetch(url, {
    method,
    ...(headers && { headers }),
    ...(value && { body: isRead ? value : JSON.stringify(value) }),
  });
  const { status } = response;
  const contentType = response.headers.get("content-type") ?? "";
  const text = await response.text();
  const kept = status === 200 ? keep?.(JSON.parse(text) as Answer) : undefined;
  return { method, url, status, contentType, text, parameters: { ...parameters, ...kept } };
}

/** What a path's parameters stand for, in their place. */
export function fillPath(path: string, parameters: Parameters): string {
  return path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}
