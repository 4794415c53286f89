import * as all from "../handlers/index.ts";
import { LLMHandler } from "./handler.ts";
import { createPack, type Pack } from "./pack.ts";
import {
  kDefinition,
  kRoutes,
  type MockOptions,
  type ProviderInternals,
  splitOptions,
} from "./provider.ts";
import type { Reply } from "./reply/reply.ts";
import { createRouteTable, type Route } from "./routes.ts";
import { checkSettings, resolveSettings, type Settings } from "./settings.ts";

export type Providers = typeof all;

/** Every provider, and what answers any of them. */
export interface LLM extends Providers {
  /** Answers any text generation of any provider, but for servers on ports that everybody uses: vLLM, llama.cpp. */
  (reply?: Reply, options?: MockOptions): LLMHandler;
  /** The same providers, answering "This is a mock request"; for `setupServer` and `setupWorker`. */
  readonly handlers: Pack;
}

export interface CreateHandlersOptions extends Omit<Settings, "baseURL"> {
  /** @default every provider of `llm.handlers` */
  providers?: readonly object[];
}

/**
 * Every provider under one name, so that one import serves.
 *
 * @example
 * const server = setupServer(...llm.handlers);
 * server.use(llm("Hi"));
 */
export const llm: LLM = createLLM();

/**
 * `llm.handlers`, by its own name.
 *
 * @example
 * const server = setupServer(...handlers);
 */
export const handlers: Pack = llm.handlers;

/**
 * `llm.handlers` with settings, or of some providers alone.
 *
 * @throws TypeError or RangeError where a setting is none, TypeError where a provider is none.
 *
 * @example
 * setupWorker(...createHandlers({ providers: [openai], chunkDelayInMs: 40 }));
 */
export function createHandlers(options: CreateHandlersOptions = {}): Pack {
  const { providers, ...settings } = checkSettings(options, ["providers"]);
  resolveSettings(checkSettings(settings)); // what is wrong is told now, not at the first request
  const chosen = providers?.map(toInternals) ?? listMounted();
  const getRoutes = (): Route[] => chosen.flatMap((provider) => provider[kRoutes](settings));
  return createPack("llm", getRoutes);
}

function createLLM(): LLM {
  const providers = listMounted();
  let pack: Pack | undefined;
  function answerAny(reply?: Reply, options: MockOptions = {}): LLMHandler {
    const { settings, handlerOptions } = splitOptions(options);
    const routes = providers
      .flatMap((provider) => provider[kRoutes](settings))
      .filter(({ codec }) => codec.kind === "language-model");
    const table = createRouteTable(routes, false);
    return new LLMHandler({ name: "llm", table, reply }, handlerOptions);
  }
  Object.defineProperty(answerAny, "handlers", { get: () => (pack ??= createHandlers()) });
  return Object.assign(answerAny, all) as unknown as LLM;
}

function listMounted(): ProviderInternals[] {
  const providers = Object.values(all).map(toInternals);
  return providers.filter((provider) => provider[kDefinition].mounted !== false);
}

function toInternals(provider: object): ProviderInternals {
  if (kRoutes in provider) return provider as ProviderInternals;
  throw new TypeError(
    "Failed to create handlers: one of the providers is none. Give providers of msw-llm, such as llm.openai, or what defineProvider() returns.",
  );
}
