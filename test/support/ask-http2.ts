// Asks over HTTP/2 and leaves a stream, and ends: what is left of either would keep the process alive.
import { setTimeout as sleep } from "node:timers/promises";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { setupServer } from "msw/node";
import { faults, llm } from "../../src/index.ts";
import { interceptHTTP2 } from "../../src/node/index.ts";
import { createHTTP2Client } from "./bedrock-client.ts";

const server = setupServer(...llm.handlers);
server.listen();
const restore = interceptHTTP2(server);
const client = createHTTP2Client();
const input = { modelId: "m", messages: [{ role: "user" as const, content: [{ text: "Hi" }] }] };

const { output } = await client.send(new ConverseCommand(input));
server.use(llm.bedrock(["Hel", faults.stall(600_000), "lo"]));
const controller = new AbortController();
const { stream } = await client.send(new ConverseStreamCommand(input), {
  abortSignal: controller.signal,
});
for await (const { contentBlockDelta } of stream!) if (contentBlockDelta) controller.abort();
await sleep(10);
restore();
server.close();
// once nothing is left to wait for
process.on("exit", () => console.log(output?.message?.content?.[0]?.text));
