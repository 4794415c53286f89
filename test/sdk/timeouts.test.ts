import Anthropic from "@anthropic-ai/sdk";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { GoogleGenAI } from "@google/genai";
import { Mistral } from "@mistralai/mistralai";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { CohereClientV2 } from "cohere-ai";
import { Groq } from "groq-sdk";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { faults, llm, type LLMHandler } from "../../src/index.ts";
import { createBedrockClient } from "../support/bedrock-client.ts";
import { isMSW2 } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Milliseconds until an SDK gives up by itself. */
const TIMEOUT = 50;

const MESSAGES = [{ role: "user" as const, content: "Hello" }];
const OPTIONS = { apiKey: "any", timeout: TIMEOUT, maxRetries: 0 };

/** An SDK whose own timeout ends a request that nobody answers. */
interface Impatient {
  name: string;
  mock: LLMHandler;
  ask(): Promise<unknown>;
  stream(): Promise<unknown>;
  /** What it throws. */
  className: string;
  /** Whether the host never hears that it gave up. */
  hidesAborts?: boolean;
}

describe.each<Impatient>([
  fromOpenAI("openai", llm.openai.chat(faults.hang()), () => new OpenAI(OPTIONS)),
  fromOpenAI("groq-sdk", llm.groq.chat(faults.hang()), () => new Groq(OPTIONS)),
  fromAnthropic(),
  fromGoogle(),
  fromMistral(),
  fromCohere(),
  fromAWS(),
])("$name", ({ mock, ask, stream, className, hidesAborts }) => {
  test("gives up by its own timeout, and nothing hangs", async () => {
    for (const send of [ask, stream]) {
      server.use(mock);
      const error: unknown = await send().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect((error as object | undefined)?.constructor.name).toBe(className);
      if (!hidesAborts) await mock.calls.at(-1)?.done;
      expect(mock.calls.at(-1)?.aborted).toBe(!hidesAborts);
      server.resetHandlers();
    }
  });
});

function fromOpenAI(name: string, mock: LLMHandler, create: () => object): Impatient {
  const getCompletions = () => (create() as OpenAI).chat.completions;
  const params = { model: "m", messages: MESSAGES };
  return {
    name,
    mock,
    ask: async () => getCompletions().create(params),
    stream: async () => getCompletions().create({ ...params, stream: true }),
    className: "APIConnectionTimeoutError",
  };
}

function fromAnthropic(): Impatient {
  const params = { model: "claude-sonnet-5", max_tokens: 9, messages: MESSAGES };
  return {
    name: "@anthropic-ai/sdk",
    mock: llm.anthropic.messages(faults.hang()),
    ask: async () => new Anthropic(OPTIONS).messages.create(params),
    stream: async () => new Anthropic(OPTIONS).messages.create({ ...params, stream: true }),
    className: "APIConnectionTimeoutError",
  };
}

function fromGoogle(): Impatient {
  const create = () => new GoogleGenAI({ apiKey: "any", httpOptions: { timeout: TIMEOUT } });
  const params = { model: "gemini-3.5-flash", contents: "Hello" };
  return {
    name: "@google/genai",
    mock: llm.gemini.generateContent(faults.hang()),
    ask: async () => create().models.generateContent(params),
    stream: async () => create().models.generateContentStream(params),
    className: "DOMException",
  };
}

function fromMistral(): Impatient {
  const create = () => new Mistral({ apiKey: "any", timeoutMs: TIMEOUT });
  const params = { model: "m", messages: MESSAGES };
  return {
    name: "@mistralai/mistralai",
    mock: llm.mistral.chat(faults.hang()),
    ask: async () => create().chat.complete(params),
    stream: async () => create().chat.stream(params),
    className: "RequestTimeoutError",
  };
}

function fromCohere(): Impatient {
  const create = () =>
    new CohereClientV2({ token: "any", maxRetries: 0, timeoutInSeconds: TIMEOUT / 1000 });
  const params = { model: "m", messages: MESSAGES };
  return {
    name: "cohere-ai",
    mock: llm.cohere.chat(faults.hang()),
    ask: async () => create().chat(params),
    stream: async () => create().chatStream(params),
    className: "CohereError",
  };
}

function fromAWS(): Impatient {
  const requestTimeout = { requestTimeout: TIMEOUT, throwOnRequestTimeout: true };
  const create = () =>
    createBedrockClient({ createHandler: () => new NodeHttpHandler(requestTimeout) });
  const params = {
    modelId: "us.amazon.nova-lite-v1:0",
    messages: [{ role: "user" as const, content: [{ text: "Hello" }] }],
  };
  return {
    name: "@aws-sdk/client-bedrock-runtime",
    mock: llm.bedrock.converse(faults.hang()),
    ask: async () => create().send(new ConverseCommand(params)),
    stream: async () => create().send(new ConverseStreamCommand(params)),
    className: "Error",
    hidesAborts: isMSW2,
  };
}
