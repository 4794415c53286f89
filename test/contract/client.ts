import type { LLMHandler, Reply, Settings, Transport } from "../../src/index.ts";

/** What an official SDK understood of an answer, in neutral words. */
export interface Answer {
  text: string;
  toolCalls: { name: string; input: unknown }[];
  /** In the vendor's words. */
  finishReason: string | null | undefined;
  usage: { input: number; output: number };
  /** The SDK's own object, without what differs between two requests and between body and stream by the wire's own rules. */
  raw: unknown;
}

export interface AskOptions {
  /** What the user says. @default "Hello" */
  prompt?: string;
  signal?: AbortSignal;
  /** @default 0 */
  maxRetries?: number;
}

/** What an SDK throws: its class, the HTTP status it saw, the vendor's type or code. */
export interface SDKError {
  className: string;
  status: number | undefined;
  code: string | number | null | undefined;
}

/** The row of an error in this wire; `finishReason` where the provider has no such error but a 200. */
export type ErrorRow = SDKError | { finishReason: string };

export const ERROR_NAMES = [
  "rateLimit",
  "overloaded",
  "insufficientQuota",
  "invalidApiKey",
  "permissionDenied",
  "modelNotFound",
  "badRequest",
  "contextLengthExceeded",
  "contentFiltered",
  "serverError",
  "unavailable",
  "gatewayTimeout",
  "custom",
] as const;

/** Every provider's own rules for schemas let it through. */
export const SCHEMA = {
  type: "object" as const,
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};

/** One text generation endpoint, asked through its official SDK; each request offers the tools `get_weather` and `get_time`, if the wire has any. */
export interface Client {
  /** Such as `openai.chat`. */
  name: string;
  /** Where another client of the same endpoint sees faults otherwise. */
  variant?: string;
  /** Whether the wire has tools; without them the contract asks for texts alone. @default true */
  hasTools?: boolean;
  /** Whether it can carry a refusal; without, one fails loudly. @default true */
  hasRefusals?: boolean;
  /** Whether the host never hears of this client's aborts, as MSW 2 of those of `node:http`. */
  hidesAborts?: boolean;
  mock(reply?: Reply, options?: Settings & { once?: boolean }): LLMHandler;
  /** In one body. */
  ask(options?: AskOptions): Promise<Answer>;
  /** Streamed, put together by the SDK's own helper. */
  stream(options?: AskOptions): Promise<Answer>;
  /** Streamed, text deltas as they arrive. */
  deltas(options?: AskOptions): AsyncIterable<string>;
  /** What is said in a schema, asked for in the SDK's own way; `undefined` where the endpoint has none. */
  object: ((schema: typeof SCHEMA) => Promise<unknown>) | undefined;
  toError(error: unknown): SDKError;
  errors: Record<(typeof ERROR_NAMES)[number], ErrorRow>;
  /** What the SDK throws at `[text("Hel"), errors.overloaded()]`, streamed. */
  midStream: SDKError;
  /** Ways of cutting a stream's bytes that this client cannot read, though they are sound. */
  misreads?: readonly Transport[];
  /** The finish reasons of a text and of a tool call. */
  finishReasons: { stop: string; toolCalls?: string };
}
