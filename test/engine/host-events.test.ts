import net from "node:net";
import { setupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import { testClones, testHostEvents } from "../contract/test-host-events.ts";
import { ask, deltas, isMSW2, sleep } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

// first: MSW 3 keeps none where a server listens as soon as another has closed
describe("a connection", () => {
  usePack();

  test.skipIf(isMSW2)("MSW 3 keeps the connection from request to request", async () => {
    const { connect } = net.Socket.prototype;
    let connections = 0;
    net.Socket.prototype.connect = function countedConnect(
      this: net.Socket,
      ...args: Parameters<typeof connect>
    ) {
      connections++;
      return connect.apply(this, args);
    } as typeof connect;
    try {
      for (let round = 0; round < 20; round++) await ask(`Hello ${round}`);
      for (let round = 0; round < 20; round++) await deltas(`Hello ${round}`);
      await sleep(5);
    } finally {
      net.Socket.prototype.connect = connect;
    }
    expect(connections).toBeLessThanOrEqual(4);
  });
});

describe("a listener", () => {
  testHostEvents(setupServer);
});
describe("a clone", () => {
  testClones(setupServer);
});
