import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe } from "vitest";
import { testCodec } from "../contract/test-codec.ts";
import { createBedrockClient } from "../support/bedrock-client.ts";
import { createConverseClient } from "../support/bedrock-converse-client.ts";
import { isMSW2 } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

/** The two of the SDK's handlers that an interceptor sees. */
const HANDLERS = [
  { name: "NodeHttpHandler", createHandler: () => new NodeHttpHandler(), hidesAborts: isMSW2 },
  { name: "FetchHttpHandler", createHandler: () => new FetchHttpHandler(), hidesAborts: false },
];

describe.each(HANDLERS)("with a $name", ({ createHandler, hidesAborts }) => {
  const server = usePack();
  testCodec(server, () => ({
    ...createConverseClient((maxRetries) => createBedrockClient({ createHandler, maxRetries })),
    hidesAborts,
    ...(createHandler === HANDLERS[1]?.createHandler && {
      variant: "bedrock.converse+FetchHttpHandler",
    }),
  }));
});
