import type { CodecContext } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import type { IdFormat } from "../ids.ts";
import type { BaseCall } from "../language-model/call.ts";
import type { Store } from "../store.ts";
import type { Rules } from "./openai-parameters.ts";

/** A request for something that OpenAI keeps; its ids are in the path. */
export interface ObjectCall extends BaseCall {
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
}

/** What a new object is made of. */
export interface Origin {
  readonly call: ObjectCall;
  readonly context: CodecContext;
}

type Missing = Pick<LLMError, "message" | "param" | "code">;

/** One kind of what OpenAI keeps. */
export interface ObjectKind<T extends object = object> {
  /** The name of its id in a path. */
  readonly param: string;
  readonly id: IdFormat;
  /** Where the request says what its id is to be. */
  toOwnId?(call: ObjectCall): string | undefined;
  /** What a parameter of a request may be, in the order in which faults are told. */
  readonly rules: Rules;
  readonly required?: readonly string[];
  /** What a new one refers to and the store doesn't hold. */
  check?(call: ObjectCall, context: CodecContext): LLMError | undefined;
  /** Its objects by their ids, the oldest first; of those that are parts of others, those of the path. */
  collect(store: Store, params: Record<string, string>): Map<string, T>;
  /** What it is a part of. */
  readonly parent?: ObjectKind;
  /** OpenAI's words where there is no such object, alone or with what else its error says. */
  notFound(id: string, params: Record<string, string>): string | Missing;
  make(id: string, origin: Origin): T;
  /** How it has changed when somebody looks: a job is done by then. */
  settle?(object: T, context: CodecContext): T;
  /** Whether SDKs wait for it: none waits longer than a moment. */
  readonly isPolled?: boolean;
  /** What a request may change. @default its metadata */
  change?(object: T, call: ObjectCall): T | LLMError;
  /** What the answer to its deletion is called. */
  readonly deleted: string;
  /** Whether a list is to have it. */
  isWanted?(object: T, query: URLSearchParams): boolean;
}

/** A long session in a browser must not fill its memory; the oldest go first. */
const CAPACITY = 1_000;

/** Keeps an object under its id. */
export function keepObject<T>(objects: Map<string, T>, id: string, object: T): T {
  const [oldest] = objects.size < CAPACITY || objects.has(id) ? [] : objects.keys();
  if (oldest !== undefined) objects.delete(oldest);
  objects.set(id, object);
  return object;
}

/** The 404 of an object, or of what it is a part of. */
export function findMissing(
  kind: ObjectKind | undefined,
  store: Store,
  params: Record<string, string>,
): LLMError | undefined {
  if (!kind) return undefined;
  const missing = findMissing(kind.parent, store, params);
  const id = toPathId(kind, params);
  if (missing || kind.collect(store, params).has(id)) return missing;
  const said = kind.notFound(id, params);
  return llmError("not-found", typeof said === "string" ? { message: said } : said);
}

/** The id that the path names. */
export function toPathId({ param }: ObjectKind, params: Record<string, string>): string {
  return params[param] ?? "";
}
