// Beneath the pack, MSW and each SDK: shared by the suite and by the processes that its tests start.
import { Socket } from "node:net";

const kGuarded = Symbol.for("msw-llm.no-outgoing");

/** Before a test fakes it. */
const { nextTick } = process;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0|::)?$/;

/** Refuses each socket to another machine, and tells of its host; TLS, HTTP/1, HTTP/2 and undici all connect through this. */
export function refuseOutgoing(tell) {
  const { connect } = Socket.prototype;
  if (connect[kGuarded]) return connect[kGuarded];
  function guardedConnect(...args) {
    const host = toHost(args);
    if (LOOPBACK.test(host)) return connect.apply(this, args);
    if (!isReconnection()) tell(host);
    // TLS goes on with the socket before it hears of the error
    nextTick(() => this.destroy(new Error(`A test tried to reach ${host}.`)));
    return this;
  }
  Socket.prototype.connect = Object.assign(guardedConnect, { [kGuarded]: tell });
  return tell;
}

/**
 * Whether undici connects by itself, as it does where a mocked connection closes and a request that was aborted is still
 * in its queue: the server that would have answered is closed by then, and no test asked for it.
 */
function isReconnection() {
  return /\bonHttpSocketClose\b/.test(new Error("where from").stack ?? "");
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or what Node itself makes of them: a list of both. */
function toHost([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === "object" && options !== null) {
    const { host, path } = options;
    return typeof path === "string" || typeof host !== "string" ? "" : host;
  }
  return typeof options === "number" && typeof second === "string" ? second : "";
}
