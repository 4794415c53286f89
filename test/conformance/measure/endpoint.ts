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
  /** Recordings of others that speak the same format: what they show is known too. */
  kin?: [provider: string, endpoint: string][];
  /** Key paths below which the request, or the model, has its own words. */
  free?: RegExp;
  /** Of the official specification. */
  schema?: { document: string; body: string; event?: string };
  generation?: Generation;
}

/** What a text generation's endpoint has besides. */
export interface Generation extends StreamFormat {
  codec: LanguageModelCodec;
  mock(reply: Reply, options: MockOptions): LLMHandler;
  /** The file in `readers/`. */
  reader: string;
  /** The body of a request that was not kept. */
  request: object;
}

/** How the streams of a format are read. */
export interface StreamFormat {
  /** What each payload is, in the order of the wire; runs of one kind are folded later. */
  toScript(payloads: unknown[]): string[];
  /** The body that the same answer would have been. */
  join(payloads: unknown[]): unknown;
}
