import { describe } from "vitest";
import { setupFetchServer } from "../../src/node/index.ts";
import { testClones, testHostEvents } from "../contract/test-host-events.ts";

describe("a listener", () => {
  testHostEvents(setupFetchServer);
});
describe("a clone", () => {
  testClones(setupFetchServer);
});
