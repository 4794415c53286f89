import type { CodecContext } from "./codec.ts";
import { createGenerateId, type GenerateId } from "./ids.ts";
import type { Route } from "./routes.ts";
import type { ResolvedSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { CountTokens } from "./tokens.ts";

/** What a codec may ask of its surroundings, for one request. */
export class ExchangeContext implements CodecContext {
  /** One for all: V8 makes a slow table of an object that has accessors of its own. */
  static readonly #lazy: PropertyDescriptor & ThisType<ExchangeContext> = {
    enumerable: true,
    get: function getNow() {
      return (this.#now ??= this.#settings.now());
    },
  };
  declare readonly now: number;
  readonly store: Store;
  readonly countTokens: CountTokens;
  readonly generateId: GenerateId;
  readonly send: CodecContext["send"];
  readonly #settings: ResolvedSettings;
  #now: number | undefined;

  constructor({ provider, settings }: Route, seed: number, send: CodecContext["send"]) {
    const store = provider.store();
    let generate: GenerateId | undefined;
    this.store = store;
    this.countTokens = settings.countTokens;
    this.send = send;
    this.#settings = settings;
    this.generateId = function generateId(format) {
      if (settings.generateId) return format.prefix + settings.generateId();
      // counted at the first id, so that a request that is passed on changes nothing
      generate ??= createGenerateId(seed, store.repeat(seed));
      return generate(format);
    };
    Object.defineProperty(this, "now", ExchangeContext.#lazy);
  }
}
