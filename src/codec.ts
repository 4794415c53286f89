import type { LLMError } from "./errors.ts";
import type { UploadedFile } from "./form.ts";
import type { Framing } from "./framing/framing.ts";
import type { GenerateId, IdFormat } from "./ids.ts";
import type { BaseCall, LanguageModelCall } from "./language-model/call.ts";
import type { Content, DecodedResult, LanguageModelResult } from "./language-model/result.ts";
import type { StreamPart } from "./language-model/stream-part.ts";
import type { CachePlan } from "./prompt-cache.ts";
import type { Store } from "./store.ts";
import type { CountTokens } from "./tokens.ts";

/** A request as it came, read once. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** What the path said, decoded: `{ model: "gemini-3" }`. */
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The parsed JSON body, or a form's fields; `undefined` where there is none. */
  readonly body: unknown;
  /** The bytes of the body, where the codec accepts them. */
  readonly file?: UploadedFile | undefined;
  /** There is a body, and it is no JSON. */
  readonly malformed: boolean;
}

/** An error as it goes over the wire. */
export interface ErrorReply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What a request's body may be; a form's fields with files among them are `multipart`. */
export type BodyKind = "json" | "form" | "multipart" | "bytes";

/** What a codec may ask of its surroundings. */
export interface CodecContext {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly generateId: GenerateId;
  readonly countTokens: CountTokens;
  /**
   * Posts JSON to whichever handler answers there, as a batch does with its lines; nothing leaves.
   *
   * It has the headers of the request that is being answered.
   */
  send(url: string, body: unknown): Promise<Response>;
}

/** What text generation and every other endpoint have in common. */
interface BaseCodec<C extends BaseCall> {
  /** Whether a path is its own, where several formats share one and its parameters, or the URL, tell. @default always */
  serves?(params: Record<string, string>, url: string): boolean;
  /** What its requests are; a form that is not `multipart` stays unread, for it holds credentials. @default ["json"] */
  readonly accepts?: readonly BodyKind[];
  /** Never throws, however odd the body: `validate` judges what came. */
  decode(request: WireRequest): C;
  /** The provider's own refusal of the request. */
  validate(call: C, context: CodecContext): LLMError | undefined;
  /**
   * The call is missing where the request was not for this codec.
   *
   * `headers` are those of the answer, for a body that repeats its request id.
   */
  encodeError(error: LLMError, call?: C, headers?: Record<string, string>): ErrorReply;
  /** The request's top-level parameters, for `validate: { unknownParameters: true }`. */
  readonly parameters?: ReadonlySet<string>;
  /** How the provider writes a whole body. @default compact JSON */
  readonly json?: JSONFormat;
  /** The status of a whole answer. @default 200 */
  readonly status?: number;
}

/** A provider's own way of writing JSON: what an SDK quotes in an error's message shows it. */
export interface JSONFormat {
  readonly contentType: string;
  stringify(body: unknown): string;
}

/**
 * One wire format of text generation.
 *
 * A reply that the wire cannot carry is thrown as an Error that says so.
 */
export interface LanguageModelCodec<
  Frame = any,
  C extends LanguageModelCall = LanguageModelCall,
> extends BaseCodec<C> {
  readonly kind: "language-model";
  readonly ids: {
    /** By the call, where one format carries those of several. */
    result: IdFormat | ((call: LanguageModelCall) => IdFormat);
    /** By the call, where some models send no ids, or the tool, where its name is in the id. */
    toolCall?: IdFormat | ((call: LanguageModelCall, toolName: string) => IdFormat | undefined);
  };
  /** The codec that a request is for, where its path does not tell and its body does. */
  instead?(request: WireRequest): EndpointCodec | undefined;
  /** `headers` are those of the answer, for a body that repeats its request id. */
  encode(result: LanguageModelResult, call: C, headers?: Record<string, string>): unknown;
  /** Called once a stream, and then once a part; `headers` are those of the answer. */
  encodeStream(call: C, headers: Record<string, string>): (part: StreamPart) => Iterable<Frame>;
  framing(call: C): Framing<Frame>;
  /** What answers where a test gives nothing, and a text is not what the request asks for. */
  createReply?(call: C): Content[] | undefined;
  /** Loads what its streams need and nothing else does; asked before each stream. */
  load?(): Promise<void> | undefined;
  /** Headers of a 200 that this format alone has; of a stream, those that are known before it begins: its result's id is. */
  headers?(call: C, result: LanguageModelResult | undefined, id: string): Record<string, string>;
  /** Whether a tool call that the token limit cuts goes out in part, its input a broken text; else it is left out. */
  readonly cutsToolCalls?: boolean;
  /** Reads a provider's own answer; what the neutral form has no word for stands in its `body`. */
  decodeResult?(body: unknown): DecodedResult;
  /** An error that this provider tells in a 200. */
  errorToResult?(error: LLMError): Partial<LanguageModelResult> | undefined;
  /** The call with what the provider remembers of earlier ones. */
  recall?(call: LanguageModelCall, context: CodecContext): LanguageModelCall;
  /** The tokens of what a request itself names as kept, where it does. */
  countCached?(call: LanguageModelCall, context: CodecContext): number | undefined;
  /** What is kept of a prompt, for the setting `promptCache`. */
  cachePrompt?(call: LanguageModelCall): CachePlan | undefined;
  /** Keeps an answer that later requests may ask for. */
  remember?(result: LanguageModelResult, call: LanguageModelCall, context: CodecContext): void;
}

/** Any other endpoint: its reply is a value of its own kind. */
export interface EndpointCodec<C extends BaseCall = any, Value = any> extends BaseCodec<C> {
  readonly kind: "endpoint";
  /** Loads what only some of its calls need; asked before each answer. */
  load?(call: C): Promise<void> | undefined;
  /** The answer where a test gives none. */
  reply(call: C, context: CodecContext): Value | LLMError | Promise<Value | LLMError>;
  /** The tokens of its input, where it has any. */
  countInput?(call: C, context: CodecContext): number;
  /** Headers of a 200 that this format alone has. */
  headers?(inputTokens: number, context: CodecContext): Record<string, string>;
  /** JSON, a `RawBody` or a `FramedBody`. */
  encode(value: Value, call: C, context: CodecContext): unknown;
}

/** How one endpoint reads requests and writes answers: of a text generation, or of anything else. */
export type Codec = LanguageModelCodec | EndpointCodec;
