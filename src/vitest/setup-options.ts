import { isObject, wrongArgument } from "../argument.ts";
import { checkSettings } from "../settings.ts";
import type { CreateHandlersOptions } from "../llm.ts";
import type { Handlers, MSWServer } from "./msw-server.ts";

/** Settings are those of `createHandlers()`. */
export interface SetupLLMOptions extends CreateHandlersOptions {
  /** A server that the project has already, listening or not; its handlers stand before the pack. */
  server?: MSWServer;
  /** MSW handlers that stand before the pack, such as those of a provider of your own. */
  handlers?: Handlers;
  /** Whether a reply that nothing asked for fails the test too, and a handler that can never answer the setup. @default false */
  strict?: boolean;
  /** `"fetch"` for `setupFetchServer()` of `msw-llm/node`: faster on MSW 3, and blind to clients of `node:http`. */
  network?: "fetch";
}

interface OptionCheck {
  fits(value: unknown): boolean;
  advice: string;
}

const CHECKS = {
  server: { fits: isServer, advice: "Give what MSW's setupServer() returns." },
  handlers: { fits: Array.isArray, advice: "Give a list, such as llm.openai.handlers." },
  strict: { fits: (value) => typeof value === "boolean", advice: "Give true or false." },
  network: { fits: (value) => value === "fetch", advice: 'Give "fetch", or leave it out.' },
} satisfies Partial<Record<keyof SetupLLMOptions, OptionCheck>>;

/** Throws at an option that there is not, or that is of another kind than its type says. */
export function checkSetup(options: SetupLLMOptions): SetupLLMOptions {
  if (isServer(options)) {
    throw new TypeError("Failed to set up: this is a server. Give it as { server }.");
  }
  checkSettings(options, [...Object.keys(CHECKS), "providers"]);
  for (const [name, { fits, advice }] of Object.entries(CHECKS)) {
    const value = options[name as keyof typeof CHECKS];
    if (value !== undefined && !fits(value)) {
      throw wrongArgument(`the option "${name}"`, value, advice);
    }
  }
  return options;
}

function isServer(value: unknown): boolean {
  return isObject(value) && "listen" in value && "use" in value;
}
