import type { CallRecord } from "../call.ts";

/** What the matchers take: a handler, a pack, a server of `setupLLM()`, a list of calls; `toBeExhausted` a sequence too. */
export type Received = object;

export interface NamedCalls {
  name: string;
  calls: readonly CallRecord[];
}

/** Known by their shapes, so that a second copy of the package is understood. */
interface Shape {
  calls?: unknown;
  remaining?: unknown;
  info?: { header: string };
}

/** The calls of a handler, a pack or a server; a list of calls is one already. */
export function readCalls(received: Received): NamedCalls {
  const { calls, info } = toShape(received);
  if (Array.isArray(calls)) return { name: info?.header ?? toName(received), calls };
  if (Array.isArray(received)) return { name: "the list", calls: received };
  throw new TypeError(
    `Failed to read the calls: ${toKind(received)} has none. Give a handler such as llm.openai.chat(…), a pack such as llm.handlers, or a list of calls.`,
  );
}

/** How many replies are left of a sequence, or of a handler's. */
export function readRemaining(received: Received): { name: string; remaining: number } {
  const { remaining, info } = toShape(received);
  if (typeof remaining === "number") {
    return { name: info ? `the sequence of ${info.header}` : "the sequence", remaining };
  }
  throw new TypeError(
    `Failed to read what is left: ${info?.header ?? toKind(received)} has no sequence. Give a sequence(…), or a handler that answers with one.`,
  );
}

function toShape(received: Received): Shape {
  return received ?? {};
}

/** A pack is named by its one handler. */
function toName(received: Received): string {
  if (!Array.isArray(received)) return "the server";
  const [handler] = received as Shape[];
  return `${handler?.info?.header}.handlers`;
}

function toKind(received: unknown): string {
  if (received === null || received === undefined) return String(received);
  return typeof received === "object" ? "this object" : `a ${typeof received}`;
}
