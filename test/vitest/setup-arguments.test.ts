// What JavaScript lets through, and TypeScript does not, is told where it is set, before anything listens.
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { setupLLM } from "../../src/vitest/index.ts";

const setUp = setupLLM as (options: unknown) => unknown;

test.for<[options: unknown, message: string]>([
  [setupServer(), "Failed to set up: this is a server. Give it as { server }."],
  [
    "strict",
    'Failed to read the settings: string "strict" is none. Give an object such as { chunkDelayInMs: 20 }.',
  ],
  [
    { handlers: llm.openai },
    'Failed to read the option "handlers": the function openai is none. Give a list, such as llm.openai.handlers.',
  ],
  [
    { server: {} },
    'Failed to read the option "server": object {} is none. Give what MSW\'s setupServer() returns.',
  ],
  [
    { strict: "yes" },
    'Failed to read the option "strict": string "yes" is none. Give true or false.',
  ],
  [
    { network: "node" },
    'Failed to read the option "network": string "node" is none. Give "fetch", or leave it out.',
  ],
  [
    { handler: [] },
    'Failed to read the setting "handler": there is none of that name. Use server, handlers, strict, network, providers, baseURL, reply, unmatched, chunking, initialDelayInMs, chunkDelayInMs, jitter, timers, transport, validate, headers, generateId, now, countTokens, promptCache, maxCalls.',
  ],
])("%o", ([options, message]) => {
  expect(() => setUp(options)).toThrow(new TypeError(message));
});
