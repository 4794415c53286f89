import type { LLMHandler, ReplyItem } from "../../src/index.ts";

/** An endpoint, asked through its vendor's own SDK as an app asks it. */
export interface Vendor {
  title: string;
  /** The SDK's package. */
  sdk: string;
  name: string;
  mock(reply: ReplyItem | ReplyItem[]): LLMHandler;
  ask(): Promise<unknown>;
  /** None where nothing is streamed, or the SDK reads no streams. */
  stream?(): Promise<AsyncIterable<unknown>> | AsyncIterable<unknown>;
}

export const HELLO = [{ role: "user" as const, content: "Hello" }];
