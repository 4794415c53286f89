import { testCodec } from "../contract/test-codec.ts";
import { interactions } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

testCodec(usePack(), () => interactions);
