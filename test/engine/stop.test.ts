import { expect, test, vi } from "vitest";
import { Stop } from "../../src/stream/stop.ts";

/** A request, and what its client does with it. */
function createRequest(): { client: AbortController; stop: Stop } {
  const client = new AbortController();
  const { signal } = client;
  return { client, stop: new Stop({ signal } as Request) };
}

test("an abort of the client is told to the listener and by the signal, with its reason", () => {
  const { client, stop } = createRequest();
  const listener = vi.fn();
  stop.listen(listener);
  const { signal } = stop;
  client.abort("gone");
  expect(listener.mock.calls).toEqual([["gone"]]);
  expect(signal).toMatchObject({ aborted: true, reason: "gone" });
});

test("one that was before is told at once, and the signal shows it", () => {
  const { client, stop } = createRequest();
  client.abort("gone");
  const listener = vi.fn();
  stop.listen(listener);
  expect(listener.mock.calls).toEqual([["gone"]]);
  expect(stop.signal).toMatchObject({ aborted: true, reason: "gone" });
});

test("a signal that is looked at late shows an abort of ours, of which there is one", () => {
  const { client, stop } = createRequest();
  stop.abort("ours");
  stop.abort("again");
  client.abort("gone");
  const listener = vi.fn();
  stop.listen(listener);
  expect(stop.signal).toMatchObject({ aborted: true, reason: "ours" });
  expect(listener.mock.calls).toEqual([["ours"]]);
});

test("after the end nothing is told, and nothing listens to the client any more", () => {
  const { client, stop } = createRequest();
  const removed = vi.spyOn(client.signal, "removeEventListener");
  const added = vi.spyOn(client.signal, "addEventListener");
  const listener = vi.fn();
  stop.listen(listener);
  stop.end();
  expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
  client.abort("gone");
  expect(listener).not.toHaveBeenCalled();
  expect(stop.signal.aborted).toBe(false);
});

test("a client that went away before the end is told of after it, though nobody listened", () => {
  const { client, stop } = createRequest();
  client.abort("gone");
  stop.end();
  expect(stop.signal).toMatchObject({ aborted: true, reason: "gone" });
});
