import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { beforeEach, describe, expect, test } from "vitest";
import { llm, openaiCompatible, reasoning } from "../../src/index.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const GATEWAY = "https://gateway.example/openai/v1";
const ACME = "https://llm.acme.example:8443/v1";

/** The same provider, behind an app's own gateway. */
const behind = llm.openai.with({ baseURL: GATEWAY });
const acme = openaiCompatible({
  name: "acme",
  baseURL: ACME,
  reasoningField: "reasoning_content",
});

describe.for([
  { name: "openai.with({ baseURL })", baseURL: GATEWAY, provider: behind },
  { name: "openaiCompatible()", baseURL: ACME, provider: acme },
])("$name", ({ name, baseURL, provider }) => {
  beforeEach(() => server.use(...provider.handlers));
  const create = (maxRetries = 0): OpenAI => new OpenAI({ apiKey: "test", baseURL, maxRetries });

  testChatSDK(server, {
    name,
    create: (params, { maxRetries } = { maxRetries: 0 }) =>
      create(maxRetries).chat.completions.create(
        params as OpenAI.ChatCompletionCreateParamsNonStreaming,
      ),
    mock: provider.chat,
    RateLimitError: OpenAI.RateLimitError,
  });

  test("its other endpoints", async () => {
    const client = create();
    const { output_text: text } = await client.responses.create({ model: "m", input: "Hello" });
    expect(text).toBe("This is a mock request");
    const stream = client.responses.stream({ model: "m", input: "Hello" });
    expect((await stream.finalResponse()).output_text).toBe("This is a mock request");
    const completion = await client.completions.create({ model: "m", prompt: "Hello" });
    expect(completion.choices[0]?.text).toBe("This is a mock request");
    const { data } = await client.embeddings.create({ model: "m", input: ["a", "b"] });
    expect(data).toHaveLength(2);
    expect((await client.models.list()).data.length).toBeGreaterThan(0);
  });
});

test("options of the format are a compatible provider's own", async () => {
  server.use(acme.chat([reasoning("Hm."), "Hi"]));
  const client = new OpenAI({ apiKey: "test", baseURL: ACME });
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { choices } = await client.chat.completions.create({ model: "m", messages });
  expect(choices[0]?.message).toMatchObject({ reasoning_content: "Hm.", content: "Hi" });
});

test("any other provider goes elsewhere in the same way", async () => {
  const proxy = llm.anthropic.with({ baseURL: "https://gateway.example/anthropic/v1" });
  server.use(...proxy.handlers);
  const client = new Anthropic({ apiKey: "test", baseURL: "https://gateway.example/anthropic" });
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { content } = await client.messages.create({ model: "m", max_tokens: 50, messages });
  expect(content).toMatchObject([{ text: "This is a mock request" }]);
});

test("of two providers at one host, each has its own paths", async () => {
  const proxy = llm.anthropic.with({ baseURL: "https://gateway.example/anthropic/v1" });
  server.use(...behind.handlers, ...proxy.handlers);
  const openai = new OpenAI({ apiKey: "test", baseURL: GATEWAY });
  expect((await openai.models.retrieve("m")).object).toBe("model");
  const anthropic = new Anthropic({ apiKey: "test", baseURL: "https://gateway.example/anthropic" });
  expect((await anthropic.models.retrieve("m")).type).toBe("model");
  const unknown = await fetch(`${GATEWAY}/nothing`);
  expect(await unknown.text()).toMatch(/msw-llm: .*no such endpoint/);
});
