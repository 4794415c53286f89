import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import { FAULT_OUTCOMES } from "./fault-outcomes.ts";
import { FAULT_NAMES, type FaultClient, observeFault, type Way } from "./observe-faults.ts";

const WAYS = Object.keys(FAULT_OUTCOMES) as Way[];

/** What the SDK makes of each fault, as the page of errors tells it; nothing hangs that the client gives up. */
export function testFaultOutcomes(
  server: Pick<SetupServer, "use" | "resetHandlers">,
  getClient: () => FaultClient,
): void {
  test.for(WAYS)("what the SDK makes of each fault: %s", async (way, { skip }) => {
    const client = getClient();
    const name = client.variant ?? client.name;
    const row = FAULT_OUTCOMES[way].find(([clients]) => clients.split(" ").includes(name));
    // not every SDK puts its streams together
    skip(way === "helper" && !row, "the SDK has no helper");
    const seen: string[] = [];
    for (const fault of FAULT_NAMES) seen.push(await observeFault(fault, way, { server, client }));
    expect(seen.join(" ")).toBe(row?.[1]);
  });
}
