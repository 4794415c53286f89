import type { LanguageModelCodec } from "../../../src/codec.ts";
import type { LLMHandler } from "../../../src/handler.ts";
import type { MockOptions } from "../../../src/provider.ts";
import type { Reply } from "../../../src/reply/reply.ts";

/** One endpoint of the pack: what was recorded of it, and how its answers are measured. */
export interface Endpoint {
  provider: string;
  name: string;
  /** As the recordings' index names it. */
  recorded: string[];
  /** Where, if recordings of several servers have one name. */
  at?: string;
  /** Recordings of others that speak the same format: what they show is known too. */
  kin?: [provider: string, endpoint: string][];
  /** Key paths below which the request, or the model, has its own words. */
  free?: RegExp;
  /** The field of events that holds a whole body. */
  embeds?: string;
  /** Of the official specification. */
  schema?: {
    document: string;
    body: string;
    event?: string;
  };
  generation?: Generation;
  /** The operation of the specification that asks for what was made before: it is made anew for each recorded request. */
  kept?: string;
}

/** What a text generation's endpoint has besides. */
export interface Generation extends Format {
  codec: LanguageModelCodec;
  mock(reply: Reply, options: MockOptions): LLMHandler;
  /** The file in `readers/`. */
  reader: string;
  /** Whether the answer is asked for again, after it was given: the request in the place of one not kept comes first. */
  isStored?: boolean;
}

/** How the answers of a format are read. */
export interface Format {
  /** What each payload of a stream is, in the order of the wire; runs of one kind are folded later. */
  toScript(payloads: unknown[]): string[];
  /** The body that the same answer would have been; `undefined` where the stream broke off. */
  join(payloads: unknown[]): unknown;
  /** A request that was not kept, as far as its answer tells. */
  ask(answer: Record<string, unknown>, isStream: boolean): { url: string; body: object };
}
