import { checkObject, checkOptions, wrongArgument } from "./argument.ts";
import { checkDelay } from "./delay.ts";
import { toHeaderRecord } from "./header-names.ts";
import type { Reply } from "./reply/reply.ts";
import { type Chunk, type Chunking, createChunk } from "./stream/chunking.ts";
import type { Timers } from "./stream/host.ts";
import type { Pacing } from "./stream/pace.ts";
import { createRecut, type Recut, type Transport } from "./stream/transport.ts";
import { type CountTokens, estimateTokens } from "./tokens.ts";
import { tellingOf } from "./user-function.ts";

/** What is checked of a request, and of the reply to it. */
export interface ValidateSettings {
  /** As the provider checks them. @default true */
  requests?: boolean;
  /** Whether a reply is one that the request allows: its tools, their arguments, its JSON. @default true */
  replies?: boolean;
  /** That there is a key. @default false */
  credentials?: boolean;
  /** That the provider knows every parameter. @default false */
  unknownParameters?: boolean;
}

/** How a provider, the whole pack or one handler answers. */
export interface Settings {
  /** Where the provider is, with its path; `https://*.example.com` for any subdomain. */
  baseURL?: string | readonly string[];
  /** What answers a text generation where a test says nothing. @default "This is a mock request" */
  reply?: Reply;
  /** Whether what no override answers gets the default reply, or the guard's error. @default "reply" */
  unmatched?: "reply" | "error";
  /** How texts are cut into deltas. @default "token" */
  chunking?: Chunking;
  /** Milliseconds before the answer begins. @default 0 */
  initialDelayInMs?: number;
  /** Milliseconds before each chunk of a stream. @default 0 */
  chunkDelayInMs?: number;
  /** How much a chunk's delay may vary, from 0 to 1; the same on every run. @default 0 */
  jitter?: number;
  /** `"global"` to be driven by fake timers. @default "real" */
  timers?: Timers;
  /** How a stream's bytes are cut, to test a parser; several at once in a list. @default "frames" */
  transport?: Transport | readonly Transport[];
  /** `true` or `false` for requests and replies. @default true */
  validate?: boolean | ValidateSettings;
  /** Response headers besides the provider's. */
  headers?: Record<string, string>;
  /** An id without the vendor's prefix. Default: from a hash of the request, the same on every run. */
  generateId?: () => string;
  /** Milliseconds since the epoch. @default Date.now */
  now?: () => number;
  /** @default an estimate */
  countTokens?: CountTokens;
  /** Whether a prompt that begins as an earlier one shows cached tokens, as the provider would count them. @default false */
  promptCache?: boolean;
  /** How many calls a handler remembers. @default 1000 */
  maxCalls?: number;
}

/** Settings with nothing left open. */
export interface ResolvedSettings extends Pacing {
  reply: Reply | undefined;
  unmatched: "reply" | "error";
  chunk: Chunk;
  initialDelayInMs: number;
  timers: Timers;
  recut: Recut | undefined;
  validate: Required<ValidateSettings>;
  headers: Record<string, string> | undefined;
  generateId: (() => string) | undefined;
  now: () => number;
  countTokens: CountTokens;
  promptCache: boolean;
  maxCalls: number;
}

const NAMES: Record<keyof Settings, true> = {
  baseURL: true,
  reply: true,
  unmatched: true,
  chunking: true,
  initialDelayInMs: true,
  chunkDelayInMs: true,
  jitter: true,
  timers: true,
  transport: true,
  validate: true,
  headers: true,
  generateId: true,
  now: true,
  countTokens: true,
  promptCache: true,
  maxCalls: true,
};

/** Throws at a setting that there is not, with the ones that there are; `more` stand beside them. */
export function checkSettings<S extends Settings>(settings: S, more: readonly string[] = []): S {
  checkObject("the settings", settings, "Give an object such as { chunkDelayInMs: 20 }.");
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(NAMES, name) && !more.includes(name)) {
      throw new TypeError(
        `Failed to read the setting "${name}": there is none of that name. Use ${[...more, ...Object.keys(NAMES)].join(", ")}.`,
      );
    }
  }
  return settings;
}

const CHECKED: Required<ValidateSettings> = {
  requests: true,
  replies: true,
  credentials: false,
  unknownParameters: false,
};

export function resolveSettings(settings: Settings): ResolvedSettings {
  return {
    reply: settings.reply,
    unmatched: oneOf("unmatched", settings.unmatched ?? "reply", ["reply", "error"]),
    chunk: createChunk(settings.chunking ?? "token"),
    initialDelayInMs: checkDelay('the setting "initialDelayInMs"', settings.initialDelayInMs ?? 0),
    chunkDelayInMs: checkDelay('the setting "chunkDelayInMs"', settings.chunkDelayInMs ?? 0),
    jitter: within("jitter", settings.jitter ?? 0, 1),
    timers: oneOf("timers", settings.timers ?? "real", ["real", "global"]),
    recut: createRecut(settings.transport ?? "frames"),
    validate: toValidate(settings.validate),
    headers: toHeaders(settings.headers),
    generateId: telling("generateId", settings.generateId, "a text"),
    now: telling("now", settings.now, "a number of milliseconds") ?? Date.now,
    countTokens:
      telling("countTokens", settings.countTokens, "a number of tokens") ?? estimateTokens,
    promptCache: flag("promptCache", settings.promptCache ?? false),
    maxCalls: within("maxCalls", settings.maxCalls ?? 1000, Infinity),
  };
}

/** A function of the test's own, which tells its name where it throws. */
function telling<Arguments extends unknown[], Result>(
  name: keyof Settings,
  run: ((...args: Arguments) => Result) | undefined,
  expected: string,
): ((...args: Arguments) => Result) | undefined {
  if (run === undefined) return undefined;
  const what = `the setting "${name}"`;
  if (typeof run === "function") return tellingOf(run, { what, expected });
  throw wrongArgument(what, run, `Give a function that returns ${expected}.`);
}

function toValidate(validate: Settings["validate"] = true): Required<ValidateSettings> {
  const given =
    typeof validate === "boolean" ? { requests: validate, replies: validate } : validate;
  const checks = checkOptions('the setting "validate"', given, Object.keys(CHECKED));
  const toFlag = (name: keyof ValidateSettings): boolean =>
    flag(`validate.${name}`, checks[name] ?? CHECKED[name]);
  return {
    requests: toFlag("requests"),
    replies: toFlag("replies"),
    credentials: toFlag("credentials"),
    unknownParameters: toFlag("unknownParameters"),
  };
}

function toHeaders(headers: Settings["headers"]): Record<string, string> | undefined {
  if (headers === undefined) return undefined;
  const advice = 'Give an object such as { "x-served-by": "mock" }.';
  return toHeaderRecord(checkObject('the setting "headers"', headers, advice));
}

function flag(name: string, value: boolean): boolean {
  if (typeof value === "boolean") return value;
  throw wrongArgument(`the setting "${name}"`, value, "Give true or false.");
}

function oneOf<T extends string>(name: string, value: T, values: T[]): T {
  if (values.includes(value)) return value;
  throw new TypeError(
    `Failed to read the setting "${name}": it is "${value}". Use ${values.map((one) => `"${one}"`).join(" or ")}.`,
  );
}

function within(name: string, value: number, max: number): number {
  if (typeof value === "number" && value >= 0 && value <= max) return value;
  throw new RangeError(
    `Failed to read the setting "${name}": it is ${value}. Give a number from 0${max === Infinity ? "" : ` to ${max}`}.`,
  );
}
