import { expect, test } from "vitest";
import type { EndpointCodec } from "../../src/codec.ts";
import {
  createFetch,
  createHandlers,
  defineProvider,
  errors,
  openaiChat,
} from "../../src/index.ts";
import { isObject } from "../../src/codecs/read.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const URL = "https://lines.example/v1";

/** An endpoint that asks another one, at the URL that its request names. */
const relay: EndpointCodec = {
  kind: "endpoint",
  decode: ({ body }) => ({ modelId: "", body }),
  validate: () => undefined,
  encodeError: ({ kind, message, status = 400 }) => ({ status, body: { error: message ?? kind } }),
  async reply({ body }, { send }) {
    const { to, ask } = body as { to: string; ask: unknown };
    const response = await send(to, ask);
    return { status: response.status, body: (await response.json()) as unknown };
  },
  encode: (value: unknown) => value,
};

const lines = defineProvider({
  name: "lines",
  baseURL: URL,
  operations: {
    chat: ["POST", "/chat/completions", openaiChat()],
    relay: ["POST", "/relay", relay],
  },
});

const REQUEST = { model: "m", messages: [{ role: "user", content: "Hello" }] };

async function ask(fetchIt = fetch, to = `${URL}/chat/completions`): Promise<unknown> {
  const response = await fetchIt(`${URL}/relay`, {
    method: "POST",
    headers: { authorization: "Bearer key", "x-trace": "1", "content-type": "application/json" },
    body: JSON.stringify({ to, ask: REQUEST }),
  });
  const body: unknown = await response.json();
  return isObject(body) && "body" in body ? toAnswer(body) : body;
}

function toAnswer({ status, body }: Record<string, unknown>): unknown {
  const { choices } = body as { choices?: { message: { content: string } }[] };
  return choices ? choices[0]?.message.content : status;
}

test("what is sent is answered by the overrides before it, then by the pack", async () => {
  server.use(...lines.handlers);
  expect(await ask()).toBe("This is a mock request");
  const second = lines.chat("second");
  const first = lines.chat("first", { once: true });
  server.use(first, second);
  expect([await ask(), await ask()]).toEqual(["first", "second"]);
  expect([first.callCount, second.callCount]).toEqual([1, 1]);
  server.use(
    lines.chat("never", { when: { user: "Bye" } }),
    lines.chat(() => undefined),
  );
  expect(await ask()).toBe("second");
});

test("it has the headers of the request that it is part of, and the spies see it", async () => {
  const mock = lines.chat("Hi", {
    when: { header: { authorization: "Bearer key", "x-trace": "1" } },
  });
  server.use(mock, ...lines.handlers);
  expect(await ask()).toBe("Hi");
  expect(mock.calls[0]).toMatchObject({ lastUserText: "Hello", url: `${URL}/chat/completions` });
});

test("an override that asks by itself is followed by the provider's pack", async () => {
  const spy = lines.relay();
  server.use(lines.chat("behind"), ...lines.handlers);
  server.use(spy);
  expect(await ask()).toBe("This is a mock request");
  expect(spy.callCount).toBe(1);
  server.use(lines.chat(errors.rateLimit()));
  expect(await ask()).toBe(429);
});

test("nothing leaves: where no handler answers, the test is told", async () => {
  server.use(...lines.handlers);
  expect(await ask(fetch, "https://elsewhere.example/v1/chat/completions")).toMatchObject({
    error: expect.stringContaining(
      "no handler answers POST https://elsewhere.example/v1/chat/completions",
    ),
  });
  expect(lines.handlers.errors).toHaveLength(1);
});

test("the same without a server", async () => {
  const own = createFetch(lines.chat("Hi"), ...createHandlers({ providers: [lines] }));
  expect(await ask(own)).toBe("Hi");
});
