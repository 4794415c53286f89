import { createStream, errors, sequence, toolCall } from "msw-llm";
import type { SetupServer } from "msw/node";
import type { DemoClient } from "./demo-client.ts";

/** The same few lines for every endpoint: only the SDK that asks is another. */
export async function showClient(client: DemoClient, server: SetupServer): Promise<void> {
  const { mock, title } = client;
  console.log(title);
  show("the default reply", await client.ask());
  show("the same, streamed", await join(client.stream()));

  server.use(mock("LiteLLM is awesome"));
  show("an override for one test", await client.ask());

  server.use(mock((call) => `You said: ${call.lastUserText}`));
  show("a reply made from the request", await client.ask());

  server.use(mock(toolCall("get_weather", { city: "Oslo" })));
  show("a tool call", await client.askForTool());

  const retried = mock(sequence(errors.rateLimit(), "Here at last"));
  server.use(retried);
  const text = await client.ask();
  const statuses = retried.calls.map(({ status }) => status).join(", then ");
  show("a 429 that the SDK retries", `${text} (${statuses})`);

  const held = createStream();
  server.use(mock(held));
  const deltas = client.stream();
  held.write("Now");
  const first = String((await deltas.next()).value);
  held.write(" and later");
  held.end();
  show("a stream in the test's own hand", `${first} ...${await join(deltas)}`);

  server.resetHandlers();
  show("after server.resetHandlers()", await client.ask());
  console.log();
}

function show(label: string, value: string): void {
  console.log(`  ${label.padEnd(34)} ${value}`);
}

/** Deltas as they arrived, with a bar where one ends. */
async function join(deltas: AsyncIterable<string>): Promise<string> {
  const texts: string[] = [];
  for await (const delta of deltas) texts.push(delta);
  return texts.join("|");
}
