import type { SetupServer } from "msw/node";
import { expect, onTestFinished, test, vi } from "vitest";
import { isMSW2 } from "../support/chat.ts";
import { FAULT_ERRORS } from "./fault-errors.ts";
import { findOutcomes } from "./fault-outcomes.ts";
import {
  FAULT_NAMES,
  type FaultClient,
  NO_TEXT,
  observeFault,
  OTHER_TEXT,
  type Way,
} from "./observe-faults.ts";

const WAYS: [way: Way, method: "ask" | "deltas" | "stream" | "events"][] = [
  ["body", "ask"],
  ["stream", "deltas"],
  ["helper", "stream"],
  ["events", "events"],
];

/** What the SDK makes of each fault, as the page of errors tells it; nothing hangs that the client gives up. */
export function testFaultOutcomes(
  server: Pick<SetupServer, "use" | "resetHandlers">,
  getClient: () => FaultClient,
): void {
  test.for(WAYS)("what the SDK makes of each fault: %s", async ([way, method], { skip }) => {
    mute();
    const client = getClient();
    const outcomes = client[method] && findOutcomes(client.variant ?? client.name, way);
    skip(outcomes === undefined, "the SDK does not read so");
    const seen: string[] = [];
    for (const fault of FAULT_NAMES) seen.push(await observeFault(fault, way, { server, client }));
    expect(seen).toEqual(outcomes!.map(toSeen));
  });
}

/** SDKs print what they cannot read, some with the function that they found when a client was made. */
function mute(): void {
  const spies = (["error", "log", "warn"] as const).map((name) => vi.spyOn(console, name));
  for (const spy of spies) spy.mockImplementation(() => {});
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
}

/** What is seen of an outcome: `no-text:closed` is an error without the text. */
function toSeen(outcome: string): string {
  const [, mark, name = ""] = /^(?:([\w-]+):)?(.+)$/.exec(outcome) ?? [];
  const error = FAULT_ERRORS[name] ?? name;
  const told = typeof error === "string" ? error : isMSW2 ? error.before : error.now;
  return (mark === undefined ? "" : mark === "no-text" ? NO_TEXT : OTHER_TEXT) + told;
}
