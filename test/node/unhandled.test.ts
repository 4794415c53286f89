import { afterEach, expect, test, vi } from "vitest";
import { type FetchServerOptions, setupFetchServer } from "../../src/node/index.ts";

const server = setupFetchServer();
/** Nothing answers there, mocked or real. */
const URL = "http://127.0.0.1:1/";

afterEach(() => {
  server.close();
  vi.restoreAllMocks();
});

/** Asks for what nothing answers; the reason that fetch gave, and what MSW printed. */
async function ask(options?: FetchServerOptions) {
  const warn = vi.spyOn(console, "warn").mockClear().mockReturnValue();
  const error = vi.spyOn(console, "error").mockClear().mockReturnValue();
  server.listen(options);
  const reason = await fetch(URL).then(
    () => "answered",
    (error: Error) => error.message,
  );
  return {
    isMSWs: reason.includes("[MSW]"),
    printed: [warn.mock.calls.length, error.mock.calls.length],
  };
}

const BYPASSED = { isMSWs: false, printed: [0, 0] };
const WARNED = { isMSWs: false, printed: [1, 0] };
const REFUSED = { isMSWs: true, printed: [0, 1] };

test("warns without an option", async () => {
  expect(await ask()).toEqual(WARNED);
});

test("a strategy has either name", async () => {
  expect(await ask({ onUnhandledRequest: "error" })).toEqual(REFUSED);
  server.close();
  expect(await ask({ onUnhandledFrame: "error" })).toEqual(REFUSED);
  server.close();
  expect(await ask({ onUnhandledRequest: "bypass" })).toEqual(BYPASSED);
  server.close();
  expect(await ask({ onUnhandledFrame: "bypass" })).toEqual(BYPASSED);
});

test("the newer name wins", async () => {
  const both = { onUnhandledRequest: "error", onUnhandledFrame: "bypass" } as const;
  expect(await ask(both)).toEqual(BYPASSED);
});

test("a function has either name; what MSW gives it prints, and refuses nothing", async () => {
  const onUnhandledRequest = vi.fn<(request: Request, print: { error(): void }) => void>(
    (_, print) => print.error(),
  );
  expect(await ask({ onUnhandledRequest })).toEqual({ isMSWs: false, printed: [0, 1] });
  expect(onUnhandledRequest.mock.calls[0]?.[0].url).toBe(URL);
  server.close();
  const protocols: string[] = [];
  const onUnhandledFrame: FetchServerOptions["onUnhandledFrame"] = ({ frame, defaults }) => {
    protocols.push(frame.protocol);
    defaults.warn();
  };
  expect(await ask({ onUnhandledFrame })).toEqual(WARNED);
  expect(protocols).toEqual(["http"]);
});
