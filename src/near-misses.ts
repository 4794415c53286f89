import { describeMismatch } from "./reply/describe-mismatch.ts";
import type { Mismatch } from "./reply/when.ts";
import type { NamedHandler, PassReason } from "./watcher.ts";

/** A handler that left a request to the next one, and why. */
export interface NearMiss {
  handler: NamedHandler;
  reason: PassReason | "endpoint";
  /** Of a condition: the first field that differs. */
  mismatch?: Mismatch | undefined;
}

/** By the request that all handlers share; weak, so it holds nothing. */
const misses = new WeakMap<Request, NearMiss[]>();

export function addNearMiss(request: Request, miss: NearMiss): void {
  const known = misses.get(request);
  if (known) known.push(miss);
  else misses.set(request, [miss]);
}

export function listNearMisses(request: Request): readonly NearMiss[] {
  return misses.get(request) ?? [];
}

/** Such as `openai.chat wanted user /weather/i, was "Hello"`. */
export function describeNearMiss({ handler, reason, mismatch }: NearMiss): string {
  return `${handler.info.header} ${mismatch ? describeMismatch(mismatch) : REASONS[reason]}`;
}

const REASONS: Record<NearMiss["reason"], string> = {
  once: "answers once, and did",
  when: "has a condition that does not hold",
  function: "returned nothing",
  endpoint: "is for another endpoint",
};
