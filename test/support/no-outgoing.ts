// Beneath the pack, MSW and each SDK: no test of the suite may reach beyond this machine.
import { Socket } from "node:net";
import { afterAll, afterEach, expect } from "vitest";

const kGuarded = Symbol.for("msw-llm.no-outgoing");

interface GuardedConnect {
  (this: Socket, ...args: unknown[]): Socket;
  /** Where connections were wanted to; the list of the worker, whatever file it runs. */
  [kGuarded]?: string[];
}

/** Before a test fakes it. */
const { nextTick } = process;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0|::)?$/;

const prototype = Socket.prototype as unknown as { connect: GuardedConnect };
const outgoing = prototype.connect[kGuarded] ?? guardConnect();

/** The hosts that something wanted to reach, and forgets them: for the guard's own test. */
export function takeOutgoing(): string[] {
  return outgoing.splice(0);
}

afterEach(expectNone);
afterAll(expectNone);

function expectNone(): void {
  expect(takeOutgoing(), "These hosts were to be reached over the network.").toEqual([]);
}

/** TLS, HTTP/1, HTTP/2 and undici all connect through this one method. */
function guardConnect(): string[] {
  const { connect } = prototype;
  const hosts: string[] = [];
  const guarded: GuardedConnect = function guardedConnect(...args) {
    const host = toHost(args);
    if (LOOPBACK.test(host)) return connect.apply(this, args);
    hosts.push(host);
    // TLS goes on with the socket before it hears of the error
    nextTick(() => this.destroy(new Error(`A test tried to reach ${host}.`)));
    return this;
  };
  prototype.connect = Object.assign(guarded, { [kGuarded]: hosts });
  return hosts;
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or what Node itself makes of them: a list of both. */
function toHost([first, second]: unknown[]): string {
  const options = Array.isArray(first) ? (first as unknown[])[0] : first;
  if (typeof options === "object" && options !== null) {
    const { host, path } = options as { host?: unknown; path?: unknown };
    return typeof path === "string" || typeof host !== "string" ? "" : host;
  }
  return typeof options === "number" && typeof second === "string" ? second : "";
}
