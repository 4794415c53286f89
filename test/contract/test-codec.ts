import type { SetupServer } from "msw/node";
import { describe } from "vitest";
import type { Client } from "./client.ts";
import { testFixtures } from "./test-fixtures.ts";
import { testErrors, testFaults } from "./test-failures.ts";
import { testFaultOutcomes } from "./test-fault-outcomes.ts";
import { testRandomReplies } from "./test-random-replies.ts";
import { testReplies } from "./test-replies.ts";
import { testStreams } from "./test-streams.ts";
import { testTransports } from "./test-transports.ts";

/** What every text generation does, whatever the provider: the behaviour contract, through the official SDK. */
export function testCodec(server: SetupServer, getClient: () => Client): void {
  describe("contract", () => {
    testReplies(server, getClient);
    testRandomReplies(server, getClient);
    testStreams(server, getClient);
    testTransports(server, getClient);
    testErrors(server, getClient);
    testFaults(server, getClient);
    testFaultOutcomes(server, getClient);
    testFixtures(server, getClient);
  });
}
