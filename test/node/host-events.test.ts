import { setupFetchServer } from "../../src/node/index.ts";
import { testHostEvents } from "../contract/test-host-events.ts";

testHostEvents(setupFetchServer);
