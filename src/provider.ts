import { checkDefinition } from "./check-definition.ts";
import type { Codec, EndpointCodec } from "./codec.ts";
import type { AnyReply } from "./exchange.ts";
import { LLMHandler, type LLMHandlerOptions } from "./handler.ts";
import type { EndpointReply, Reply } from "./reply/reply.ts";
import type { Operation, Operations, ProviderDefinition } from "./definition.ts";
import { createPack, type Pack } from "./pack.ts";
import { createRouteTable, type ProviderState, type Route } from "./routes.ts";
import { createScoped } from "./scope.ts";
import { checkSettings, resolveSettings, type Settings } from "./settings.ts";
import { createStore } from "./store.ts";
import { toAddresses, toRoutes } from "./to-routes.ts";

export interface MockOptions extends LLMHandlerOptions, Settings {}

/** Answers one endpoint: `reply` as DESIGN's grammar has it; without one, the default reply. */
type Mock<Op extends Operation> =
  Op[2] extends EndpointCodec<infer C, infer Value>
    ? (reply?: EndpointReply<Value, C>, options?: MockOptions) => LLMHandler<C>
    : (reply?: Reply, options?: MockOptions) => LLMHandler;

type Endpoint<Op extends Operation> = Mock<Op> &
  (Op extends readonly [unknown, unknown, Codec, infer Verbs extends Operations]
    ? { readonly [Name in keyof Verbs]: Endpoint<Verbs[Name]> }
    : unknown);

/** `openai("Hi")` answers any of its text generations, `openai.chat("Hi")` one endpoint. */
export type Provider<Ops extends Operations = Operations> = ProviderBase<Ops> & {
  readonly [Name in keyof Ops]: Endpoint<Ops[Name]>;
};

interface ProviderBase<Ops extends Operations> {
  (reply?: Reply, options?: MockOptions): LLMHandler;
  /** The whole provider, its guard included, to be mounted with `setupServer(...)`. */
  readonly handlers: Pack;
  /** The same provider with other settings. */
  with(settings: Settings): Provider<Ops>;
}

/** What `llm` needs of a provider; symbols, so that no endpoint's name is taken. */
export const kRoutes: unique symbol = Symbol("routes");
export const kDefinition: unique symbol = Symbol("definition");

export interface ProviderInternals {
  readonly name: string;
  /** As its file in `handlers/` gives it: the docs are written from it. */
  readonly [kDefinition]: ProviderDefinition;
  [kRoutes](settings?: Settings): Route[];
}

/**
 * Builds the MSW request handlers of one provider.
 *
 * @throws TypeError where a base URL is no http or https address, or an operation is none.
 *
 * @example
 * export const deepseek = defineProvider({
 *   name: "deepseek",
 *   baseURL: "https://api.deepseek.com",
 *   operations: { chat: ["POST", "/chat/completions", openaiChat({ reasoningField: "reasoning_content" })] },
 * });
 */
export function defineProvider<const Ops extends Operations>(
  definition: ProviderDefinition<Ops>,
): Provider<Ops> {
  checkDefinition(definition);
  return createProvider(definition, {});
}

function createProvider<Ops extends Operations>(
  definition: ProviderDefinition<Ops>,
  settings: Settings,
  shared?: ProviderState,
): Provider<Ops> {
  const { name, headers, omitsHeaders, operations, rateLimits, reply } = definition;
  const { sharedHosts = [] } = definition;
  const store = createScoped(createStore);
  const pack = (): LLMHandler => getPack()[0]!;
  const own = { name, headers, omitsHeaders, rateLimits, reply, sharedHosts, store, pack };
  const state = shared ?? own;
  // what is wrong is told now, not at the first request
  resolveSettings(settings);
  toAddresses(definition, settings);
  let ownRoutes: Route[] | undefined;
  let handlers: Pack | undefined;

  function getRoutes(more: Settings = {}): Route[] {
    if (Object.keys(checkSettings(more)).length > 0) {
      return toRoutes(definition, { ...settings, ...more }, state);
    }
    return (ownRoutes ??= toRoutes(definition, settings, state));
  }

  function getPack(): Pack {
    return (handlers ??= createPack(name, getRoutes));
  }

  const mock =
    (header: string, isMine: (route: Route) => boolean) =>
    (reply?: AnyReply, options: MockOptions = {}): LLMHandler => {
      const { settings: more, handlerOptions } = splitOptions(options);
      const table = createRouteTable(getRoutes(more).filter(isMine), false);
      return new LLMHandler({ name: header, table, reply }, handlerOptions);
    };

  const provider = mock(name, ({ codec }) => codec.kind === "language-model");
  defineEndpoints(provider, operations, (operation) =>
    mock(`${name}.${operation}`, (route) => route.operation === operation),
  );
  return Object.defineProperties(provider, {
    name: { value: name },
    [kRoutes]: { value: getRoutes },
    [kDefinition]: { value: definition },
    handlers: { get: getPack },
    with: {
      // elsewhere is another provider; the same one with other settings keeps its objects
      value: (more: Settings) =>
        createProvider(
          definition,
          { ...settings, ...checkSettings(more) },
          more.baseURL === undefined ? state : undefined,
        ),
    },
  }) as unknown as Provider<Ops>;
}

/** Tells what is the handler's own from what is the provider's. */
export function splitOptions(options: MockOptions): {
  settings: Settings;
  handlerOptions: LLMHandlerOptions;
} {
  const { when, once, ...settings } = checkSettings(options, ["when", "once"]);
  const handlerOptions = {
    ...(when !== undefined && { when }),
    ...(once !== undefined && { once }),
  };
  return { settings, handlerOptions };
}

/** Gives `target` a method for each operation, and each method those of its verbs. */
function defineEndpoints(
  target: object,
  operations: Operations,
  mock: (operation: string) => object,
): void {
  for (const [name, [, , , verbs = {}]] of Object.entries(operations)) {
    const value = mock(name);
    defineEndpoints(value, verbs, (verb) => mock(`${name}.${verb}`));
    Object.defineProperty(target, name, { value, enumerable: true });
  }
}
