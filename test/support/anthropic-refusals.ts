import Anthropic, { BadRequestError } from "@anthropic-ai/sdk";
import { expect } from "vitest";
import { createFetch, llm } from "../../src/index.ts";

export const HELLO = { role: "user", content: "Hello" };
export const REQUEST = { model: "claude-sonnet-5", max_tokens: 64, messages: [HELLO] };

/** A change of a request that is refused, why, and one that is nearly the same and passes. */
export type Row = [refused: object, message: string, accepted: object];

/** Sends requests through the official package, which checks nothing itself. */
export function createAsk(): (fields: object) => Promise<string> {
  const client = new Anthropic({
    apiKey: "test",
    maxRetries: 0,
    fetch: createFetch(...llm.handlers),
  });
  return async function ask(fields) {
    try {
      await client.beta.messages.create({ ...REQUEST, ...fields } as never);
      return "accepted";
    } catch (error) {
      if (!(error instanceof BadRequestError)) throw error;
      const { type, message } = (error.error as { error: Record<string, string> }).error;
      expect(type).toBe("invalid_request_error");
      return message!;
    }
  };
}
