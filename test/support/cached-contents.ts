import type { CachedContent, CreateCachedContentParameters } from "@google/genai";
import { ai, toError } from "../sdk/gemini-client.ts";

export const model = "gemini-2.5-flash";

/** Some 2,000 tokens. */
export const handbook: string = "Every change needs a reviewer and a green build. ".repeat(200);

export function create(
  config: CreateCachedContentParameters["config"] = {},
): Promise<CachedContent> {
  return ai.caches.create({ model, config: { contents: handbook, ...config } });
}

/** A request that goes on from a cached content. */
export function ask(cachedContent: string, config: object = {}) {
  return ai.models.generateContent({
    model,
    contents: "Who reviews?",
    config: { cachedContent, ...config },
  });
}

/** What the SDK throws, with its words. */
export async function refusal(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return { ...toError(error), message: (error as Error).message };
}
