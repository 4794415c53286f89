import type { SetupServer } from "msw/node";
import { faults } from "../../src/index.ts";
import type { Client } from "./client.ts";

export type FaultName = keyof typeof faults;

export const FAULT_NAMES = Object.keys(faults) as FaultName[];

/** How an answer may be read: in one body, streamed event by event, streamed and put together by the SDK's own helper. */
export type Way = "body" | "stream" | "helper";

/** What of a client faults are seen through. */
export type FaultClient = Pick<Client, "name" | "variant" | "mock" | "ask" | "deltas"> & {
  stream?: Client["stream"];
};

/** The text that stands before each fault. */
const TEXT = "Hello";

/** These end when the client gives up. */
const ENDLESS = new Set<FaultName>(["hang", "stall"]);

/**
 * What an SDK makes of a fault after a text: the class that it throws, `ends` as if nothing had happened, `waits` until
 * the client gives up; of a stream whose text never came, it begins with `no-text-`.
 */
export async function observeFault(
  fault: FaultName,
  way: Way,
  { server, client }: { server: Pick<SetupServer, "use" | "resetHandlers">; client: FaultClient },
): Promise<string> {
  const handler = client.mock([TEXT, faults[fault]()]);
  server.resetHandlers();
  server.use(handler);
  const abort = new AbortController();
  const { signal } = abort;
  const state = { arrived: "", isOver: false };

  async function read(): Promise<void> {
    if (way === "body") return void (await client.ask({ signal }));
    if (way === "helper") return void (await client.stream?.({ signal }));
    for await (const delta of client.deltas({ signal })) state.arrived += delta;
  }

  function isThere(): boolean {
    const [call] = handler.calls;
    if (way === "stream") return state.arrived === TEXT;
    return way === "body" ? call !== undefined : call?.delivered.text === TEXT;
  }

  const reading = read()
    .then(
      () => "ends",
      (error: Error) => error.constructor.name,
    )
    .finally(() => (state.isOver = true));
  if (ENDLESS.has(fault)) {
    while (!state.isOver && !isThere()) await tick();
    if (!state.isOver) abort.abort();
  }
  const outcome = await reading;
  const isSilent = way === "stream" && state.arrived !== TEXT;
  return (isSilent ? "no-text-" : "") + (signal.aborted ? "waits" : outcome);
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
