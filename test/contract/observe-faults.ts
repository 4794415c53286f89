import type { SetupServer } from "msw/node";
import { faults, type LLMHandler, type ReplyItem } from "../../src/index.ts";
import type { Client } from "./client.ts";
import { describeError } from "./describe-error.ts";

export type FaultName = keyof typeof faults;

export const FAULT_NAMES = Object.keys(faults) as FaultName[];

/**
 * How an answer may be read: in one body, streamed event by event, streamed and put together by the SDK's own helper, or
 * the events of what is no text generation.
 */
export type Way = "body" | "stream" | "helper" | "events";

/** What of a client faults are seen through. */
export interface FaultClient extends Pick<Client, "name" | "variant"> {
  /** Whether it hands out what it has read with what comes next. */
  holdsBack?: boolean;
  /** Its handler may be of another endpoint than the one that is asked first. */
  mock(reply: ReplyItem[]): LLMHandler;
  ask?(options: { signal: AbortSignal }): Promise<unknown>;
  deltas?(options: { signal: AbortSignal }): AsyncIterable<string>;
  stream?(options: { signal: AbortSignal }): Promise<unknown>;
  /** Of a fault alone: the default answer breaks in its middle. */
  events?(options: { signal: AbortSignal }): Promise<unknown>;
}

/** The text that stands before each fault. */
const TEXT = "Hello";

/** Before the outcome of a stream whose text never came, or was another. */
export const NO_TEXT = "no text, ";
export const OTHER_TEXT = "another text, ";

/** These end when the client gives up. */
const ENDLESS = new Set<FaultName>(["hang", "stall"]);

/**
 * What an SDK makes of a fault after a text: what it throws, `ends` as if nothing had happened, `waits` until the client
 * gives up; of a stream it begins with what is not as usual of its text.
 */
export async function observeFault(
  fault: FaultName,
  way: Way,
  { server, client }: { server: Pick<SetupServer, "use" | "resetHandlers">; client: FaultClient },
): Promise<string> {
  const handler = client.mock(way === "events" ? [faults[fault]()] : [TEXT, faults[fault]()]);
  server.resetHandlers();
  server.use(handler);
  const abort = new AbortController();
  const { signal } = abort;
  const state = { arrived: "", isOver: false };

  async function read(): Promise<void> {
    if (way === "body") return void (await client.ask!({ signal }));
    if (way === "events") return void (await client.events!({ signal }));
    if (way === "helper") return void (await client.stream!({ signal }));
    for await (const delta of client.deltas!({ signal })) state.arrived += delta;
  }

  function isThere(): boolean {
    const [call] = handler.calls;
    if (way === "body" || way === "events") return call !== undefined;
    if (way === "stream" && !client.holdsBack) return state.arrived === TEXT;
    return call?.delivered.text === TEXT;
  }

  const reading = read()
    .then(() => "ends", describeError)
    .finally(() => (state.isOver = true));
  if (ENDLESS.has(fault)) {
    while (!state.isOver && !isThere()) await tick();
    if (!state.isOver) abort.abort();
  }
  const outcome = await reading;
  const told = signal.aborted ? "waits" : outcome;
  if (way !== "stream" || state.arrived === TEXT) return told;
  return (state.arrived === "" ? NO_TEXT : OTHER_TEXT) + told;
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
