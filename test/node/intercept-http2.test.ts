import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callTools, createStream, errors, faults, llm, sequence } from "../../src/index.ts";
import { interceptHTTP2 } from "../../src/node/index.ts";
import { createHTTP2Client } from "../support/bedrock-client.ts";
import { isMSW2 } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack(setupServer);
const DEFAULT = "This is a mock request";
const INPUT = {
  modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
  messages: [{ role: "user" as const, content: [{ text: "Hi" }] }],
};

const client = createHTTP2Client();
let restore: () => void;
beforeAll(() => void (restore = interceptHTTP2(server)));
afterAll(() => restore());

async function converse(input: object = {}): Promise<unknown> {
  const { output } = await client.send(new ConverseCommand({ ...INPUT, ...input }));
  return output?.message?.content;
}

async function* stream(signal?: AbortSignal): AsyncGenerator<string> {
  const options = signal ? { abortSignal: signal } : {};
  const answer = await client.send(new ConverseStreamCommand(INPUT), options);
  for await (const { contentBlockDelta } of answer.stream!) {
    const delta = contentBlockDelta?.delta?.text;
    if (delta !== undefined) yield delta;
  }
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

describe("AWS's client as an app builds it", () => {
  test("gets an answer, and a stream", async () => {
    expect(await converse()).toEqual([{ text: DEFAULT }]);
    const deltas = await collect(stream());
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.join("")).toBe(DEFAULT);
  });

  test("is answered by overrides, and spied on", async () => {
    const mock = llm.bedrock.converse(callTools());
    server.use(mock);
    const json = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
    const tools = [{ toolSpec: { name: "weather", inputSchema: { json } } }];
    expect(await converse({ toolConfig: { tools } })).toMatchObject([
      { toolUse: { name: "weather", input: { city: "city" } } },
    ]);
    expect(mock.calls).toMatchObject([{ lastUserText: "Hi", modelId: INPUT.modelId }]);
    expect(mock.calls[0]!.headers.has("x-msw-llm-context")).toBe(false);
  });

  test("gets errors, and tries again", async () => {
    server.use(llm.bedrock(errors.rateLimit()));
    await expect(converse()).rejects.toMatchObject({
      name: "ThrottlingException",
      $metadata: { httpStatusCode: 429, attempts: 1 },
    });
    server.use(llm.bedrock(sequence(errors.overloaded(), "Hello")));
    const { output, $metadata } = await createHTTP2Client(1).send(new ConverseCommand(INPUT));
    expect([output?.message?.content, $metadata.attempts]).toEqual([[{ text: "Hello" }], 2]);
  });

  // as it does with a real server: in a stream, it takes a lost connection for the end
  test("loses its connection", async () => {
    server.use(llm.bedrock(faults.networkError()));
    await expect(converse()).rejects.toMatchObject({
      name: "TimeoutError",
      message: "Unexpected error: http2 request did not get a response",
    });
    server.use(llm.bedrock(["Hel", faults.disconnect()]));
    expect(await collect(stream())).toEqual(["Hel"]);
    server.use(llm.bedrock("Hello"));
    expect(await converse()).toEqual([{ text: "Hello" }]);
  });

  test("goes away, and the answer stops", async () => {
    const held = createStream();
    server.use(llm.bedrock(held));
    held.write("Hel");
    const controller = new AbortController();
    const reading = stream(controller.signal);
    expect((await reading.next()).value).toBe("Hel");
    controller.abort();
    expect(await collect(reading)).toEqual([]);
    await held.whenAborted;
    expect(held.delivered).toEqual(["Hel"]);
    server.use(llm.bedrock(faults.hang()));
    const options = { abortSignal: AbortSignal.timeout(50) };
    const asking = client.send(new ConverseCommand(INPUT), options);
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  });

  test("sends what is large", async () => {
    const large = "x".repeat(3_000_000);
    const mock = llm.bedrock("Hello");
    server.use(mock);
    const messages = [{ role: "user", content: [{ text: large }] }];
    expect(await converse({ messages })).toEqual([{ text: "Hello" }]);
    expect(mock.calls[0]?.lastUserText).toHaveLength(3_000_000);
    server.use(llm.bedrock(large));
    expect(await converse()).toEqual([{ text: large }]);
  });

  test("asks in the boundary of who asks, over one session", async () => {
    const ask = server.boundary(async (name: string) => {
      server.use(llm.bedrock(name));
      await new Promise((resolve) => void setTimeout(resolve, 5));
      return converse();
    });
    const names = Array.from({ length: 20 }, (_, index) => `answer ${index}`);
    expect(await Promise.all(names.map((name) => ask(name)))).toEqual(
      names.map((name) => [{ text: name }]),
    );
  });
});

test("a process that asked over HTTP/2 ends by itself", async () => {
  const host = isMSW2 ? ["--import", join(import.meta.dirname, "../support/msw-2.mjs")] : [];
  const program = join(import.meta.dirname, "../support/ask-http2.ts");
  // a safety alone
  const options = { timeout: 15_000 };
  const { stdout } = await promisify(execFile)(process.execPath, [...host, program], options);
  expect(stdout.trim()).toBe(DEFAULT);
});
