import type { GenerateVideosOperation, GoogleGenAI } from "@google/genai";
import { toError } from "../sdk/gemini-client.ts";

/** Looks until the operation is done, as an app does. */
export async function finish(
  client: GoogleGenAI,
  operation: GenerateVideosOperation,
): Promise<GenerateVideosOperation> {
  for (let look = 0; look < 10; look++) {
    if (operation.done) return operation;
    operation = await client.operations.getVideosOperation({ operation });
  }
  throw new Error("The operation is never done.");
}

/** What the SDK throws, with its words. */
export async function refusal(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return { ...toError(error), message: (error as Error).message };
}
