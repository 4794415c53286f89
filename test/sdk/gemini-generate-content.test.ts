import { testCodec } from "../contract/test-codec.ts";
import { usePack } from "../support/server.ts";
import { generateContent } from "./gemini-client.ts";

testCodec(usePack(), () => generateContent);
