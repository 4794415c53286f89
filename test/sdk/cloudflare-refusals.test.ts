import Cloudflare from "cloudflare";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const MODELS = "/accounts/0123456789abcdef/ai/run/@cf";
const RUN = `${MODELS}/meta/llama-3.3-70b-instruct-fp8-fast`;
const EMBED = `${MODELS}/baai/bge-m3`;

const server = usePack();
let client: Cloudflare;
beforeAll(() => void (client = new Cloudflare({ apiToken: "test", maxRetries: 0 })));

const NEITHER =
  "oneOf at '/' not met, 0 matches: required properties at '/' are 'prompt', required properties at '/' are 'messages'";
const format = (json_schema: unknown) => ({ type: "json_schema", json_schema });

test.for<[what: string, body: unknown, reason: string]>([
  ["neither", { text: "Hello" }, NEITHER],
  ["nothing", null, NEITHER],
  ["a number", { prompt: 7 }, "Type mismatch of '/prompt', 'string' not in 'number'"],
  ["a list", { prompt: ["Hello"] }, "Type mismatch of '/prompt', 'string' not in 'array'"],
  ["null", { prompt: null }, "Type mismatch of '/prompt', 'string' not in 'null'"],
  ["a text", { messages: "Hello" }, "Type mismatch of '/messages', 'array' not in 'string'"],
  [
    "a schema that is none",
    { prompt: "Hello", response_format: format(false) },
    "Type mismatch of '/response_format/json_schema', 'object' not in 'boolean'",
  ],
])("%s in the place of a prompt or messages is refused", async ([, body, reason]) => {
  await expect(client.post(RUN, { body })).rejects.toMatchObject({
    status: 400,
    errors: [{ code: 5006, message: `AiError: Bad input: Error: ${reason}` }],
  });
});

test.for<[what: string, body: object]>([
  ["no messages", { messages: [] }],
  ["an empty prompt", { prompt: "" }],
  ["JSON of any form", { prompt: "Hello", response_format: { type: "json_object" } }],
  ["a schema", { prompt: "Hello", response_format: format({ type: "object" }) }],
])("%s may stand there", async ([, body]) => {
  expect(await client.post(RUN, { body })).toMatchObject({ success: true });
});

test("several requests at once are refused in the pack's own words", async () => {
  const body = { requests: [{ prompt: "Hello" }] };
  await expect(client.post(RUN, { body })).rejects.toMatchObject({
    status: 400,
    errors: [
      {
        message: expect.stringContaining(
          "Several `requests` at once are not mocked. Send each in a request of its own.",
        ),
      },
    ],
  });
});

test("texts to be embedded", async () => {
  const refused: [body: object, reason: string][] = [
    [{ inputs: "a" }, "required properties at '/' are 'text'"],
    [{ text: 1 }, "oneOf at '/text' not met, 0 matches: Type mismatch of '/text'"],
    [{ text: ["a", 1] }, "oneOf at '/text' not met, 0 matches: Type mismatch of '/text'"],
  ];
  for (const [body, reason] of refused) {
    await expect(client.post(EMBED, { body })).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 5006, message: `AiError: Bad input: Error: ${reason}` }],
    });
  }
  for (const text of ["a", ["a", ""]]) {
    expect(await client.post(EMBED, { body: { text } })).toMatchObject({ success: true });
  }
});

test("the codes of errors, and those of a test's own", async () => {
  const ask = (): Promise<unknown> => client.post(RUN, { body: { prompt: "Hello" } });
  server.use(llm.cloudflare.run(errors.rateLimit()));
  await expect(ask()).rejects.toMatchObject({ status: 429, errors: [{ code: 10429 }] });
  server.use(llm.cloudflare.run(errors.custom({ status: 418, code: "7", message: "No." })));
  await expect(ask()).rejects.toMatchObject({
    status: 418,
    errors: [{ code: 7, message: "No." }],
  });
});
