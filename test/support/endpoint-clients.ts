import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import * as providers from "../../handlers/index.ts";
import type { FaultClient } from "../contract/observe-faults.ts";
import { type FuzzedEndpoint, listEndpoints } from "../fuzz/endpoints.ts";
import { readChat, readCompletions, readMessages, readResponses } from "./fault-readers.ts";

const OPTIONS = { apiKey: "any", logLevel: "off", maxRetries: 0 } as const;

/** What is at the end of a path, and the client for what is there; the rest of the address is its base URL. */
const FORMATS: [end: string, read: (named: FaultClient, baseURL: string) => FaultClient][] = [
  ["/chat/completions", (named, baseURL) => readChat(named, new OpenAI({ ...OPTIONS, baseURL }))],
  ["/completions", (named, baseURL) => readCompletions(named, new OpenAI({ ...OPTIONS, baseURL }))],
  ["/responses", (named, baseURL) => readResponses(named, new OpenAI({ ...OPTIONS, baseURL }))],
  ["/v1/messages", (named, baseURL) => readMessages(named, new Anthropic({ ...OPTIONS, baseURL }))],
];

/** The endpoints of text generation, each by its name. */
export function listStreaming(): string[] {
  return [...byName().keys()];
}

/** Asks an endpoint in OpenAI's or Anthropic's format by their packages; throws where its path is none of theirs. */
export function createEndpointClient(name: string): FaultClient {
  const url = byName().get(name) ?? "";
  const [end, read] = FORMATS.find(([path]) => url.endsWith(path)) ?? [];
  if (end === undefined || read === undefined) {
    throw new Error(
      `Failed to find a client of ${name}. Add one to test/support/fault-clients.ts.`,
    );
  }
  return read({ name, mock: find(name) }, url.slice(0, -end.length));
}

/** Each at an address that needs no names, where it has one. */
function byName(): Map<string, string> {
  const streaming = listEndpoints().filter(({ route }) => route.codec.kind === "language-model");
  const plainLast = streaming.toSorted((one, other) => countNames(other) - countNames(one));
  return new Map(plainLast.map(({ name, url }) => [name, url.replaceAll(/\{\w+\}/g, "x")]));
}

function countNames({ url }: FuzzedEndpoint): number {
  return url.split("{").length;
}

/** `openai.chat` is the function of that name. */
function find(name: string): FaultClient["mock"] {
  let found: unknown = providers;
  for (const part of name.split(".")) found = (found as Record<string, unknown>)[part];
  return found as FaultClient["mock"];
}
