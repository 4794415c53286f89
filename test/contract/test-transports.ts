import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import { createStream, type ReplyItem, toolCall, type Transport } from "../../src/index.ts";
import type { Client } from "./client.ts";

const CUTS: (Transport | Transport[])[] = [
  "bytes",
  "split-utf8",
  "split-lines",
  "merge-frames",
  "crlf",
  "comments",
  ["comments", "crlf", "merge-frames", "split-utf8", "split-lines"],
];

const FIXED = { now: () => Date.UTC(2026, 10, 23), generateId: () => "000000000000000000000000" };

const TEXT = "Grüß Gott, 世界! 👩‍👩‍👧‍👦\r\ndata: e\u0301 : \u2028";

/** However the bytes of a stream are cut, it says what the body says. */
export function testTransports(server: SetupServer, getClient: () => Client): void {
  test.for(CUTS)("a stream is the same, its bytes cut: %j", async (transport) => {
    const { mock, ask, stream, deltas, hasTools = true, misreads = [] } = getClient();
    const items: ReplyItem[] = hasTools
      ? [TEXT, toolCall("get_weather", { city: "Tromsø" }, { id: "call_1" })]
      : [TEXT];
    const names = typeof transport === "string" ? [transport] : transport;
    const settings = { ...FIXED, transport: names.filter((name) => !misreads.includes(name)) };
    server.use(mock(items, settings));
    expect(await stream()).toEqual(await ask());
    // one that a test holds waits for nothing
    const held = createStream();
    server.use(mock(held, settings));
    held.write("å");
    const arrived: string[] = [];
    for await (const delta of deltas()) {
      arrived.push(delta);
      if (arrived.length === 1) held.write("ß");
      else held.end();
    }
    expect(arrived).toEqual(["å", "ß"]);
  });
}
