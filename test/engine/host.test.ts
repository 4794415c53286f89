import { setupServer } from "msw/node";
import { testHost } from "../contract/test-host.ts";
import { isMSW2 } from "../support/chat.ts";

testHost(setupServer, { readsAhead: !isMSW2 });
