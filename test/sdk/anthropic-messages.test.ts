import Anthropic from "@anthropic-ai/sdk";
import { beforeAll } from "vitest";
import { testCodec } from "../contract/test-codec.ts";
import { createMessagesClient } from "../support/anthropic-messages-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test" })));
testCodec(server, () => createMessagesClient({ getClient: () => client }));
