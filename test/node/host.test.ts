import { setupFetchServer } from "../../src/node/index.ts";
import { testHost } from "../contract/test-host.ts";

testHost(setupFetchServer, { readsAhead: false });
