// Beneath the pack, MSW and each SDK: no test of the suite may reach beyond this machine.
import { AsyncLocalStorage } from "node:async_hooks";
import { Socket } from "node:net";
import { afterAll, aroundEach, expect } from "vitest";

/** The guard of a worker, whatever file it runs. */
interface Guard {
  /** The hosts that the running test wanted to reach; what comes after its end, and its server's, is nobody's. */
  readonly ofTest: AsyncLocalStorage<string[]>;
  /** Those that something outside of tests wanted to reach. */
  readonly outside: string[];
}

interface GuardedConnect {
  (this: Socket, ...args: unknown[]): Socket;
  [kGuard]?: Guard;
}

const kGuard = Symbol.for("msw-llm.no-outgoing");

/** Before a test fakes it. */
const { nextTick } = process;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0|::)?$/;

const prototype = Socket.prototype as unknown as { connect: GuardedConnect };
const guard = prototype.connect[kGuard] ?? guardConnect();

/** The hosts that this test wanted to reach, and forgets them: for the guard's own test. */
export function takeOutgoing(): string[] {
  return (guard.ofTest.getStore() ?? guard.outside).splice(0);
}

aroundEach((run) =>
  guard.ofTest.run([], async () => {
    await run();
    expectNone();
  }),
);
afterAll(expectNone);

function expectNone(): void {
  expect(takeOutgoing(), "These hosts were to be reached over the network.").toEqual([]);
}

/** TLS, HTTP/1, HTTP/2 and undici all connect through this one method. */
function guardConnect(): Guard {
  const { connect } = prototype;
  const own: Guard = { ofTest: new AsyncLocalStorage(), outside: [] };
  const guarded: GuardedConnect = function guardedConnect(...args) {
    const host = toHost(args);
    if (LOOPBACK.test(host)) return connect.apply(this, args);
    if (!isReconnection()) (own.ofTest.getStore() ?? own.outside).push(host);
    // TLS goes on with the socket before it hears of the error
    nextTick(() => this.destroy(new Error(`A test tried to reach ${host}.`)));
    return this;
  };
  prototype.connect = Object.assign(guarded, { [kGuard]: own });
  return own;
}

/**
 * Whether undici connects by itself, as it does where a mocked connection closes and a request that was aborted is still
 * in its queue: the server that would have answered is closed by then, and no test asked for it.
 */
function isReconnection(): boolean {
  return /\bonHttpSocketClose\b/.test(new Error("where from").stack ?? "");
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
