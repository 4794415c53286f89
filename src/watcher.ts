import type { CallRecord } from "./call.ts";
import type { LLMHandlerError } from "./guard.ts";
import type { Mismatch } from "./reply/when.ts";

/** Hears of what handlers do; `msw-llm/vitest` gives each test one. */
export interface Watcher {
  /** A call is listed, and about to be answered. */
  onCall(call: CallRecord): void;
  /** A handler that matches a request left it to the next one. */
  onPass(pass: Pass): void;
  onAnswer(request: Request, handler: object): void;
  onError(error: LLMHandlerError): void;
}

export interface Pass {
  request: Request;
  handler: NamedHandler;
  reason: PassReason;
  /** Of a condition: the first field that differs. */
  mismatch?: Mismatch | undefined;
  /** Where it was listed. */
  call?: CallRecord;
}

/** It answers once, and did; its condition does not hold; its function returned nothing. */
export type PassReason = "once" | "when" | "function";

export interface NamedHandler {
  /** As `listHandlers()` shows it. */
  readonly info: { readonly header: string };
  /** Its answer; `null` leaves the request to the next one. */
  run(args: {
    request: Request;
    requestId: string;
  }): Promise<{ response?: Response | undefined } | null>;
}
