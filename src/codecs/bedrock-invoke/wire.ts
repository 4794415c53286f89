import type { CodecContext, EndpointCodec, LanguageModelCodec, WireRequest } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { AWSEvent } from "../../framing/aws-event-stream.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { DecodedResult, LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import type { CachePlan } from "../../prompt-cache.ts";
import type { IdFormat } from "../../ids.ts";

/** The codecs whose bodies InvokeModel carries: a codec imports no other, so they are given. */
export interface BedrockInvokeOptions {
  anthropic: LanguageModelCodec<ServerSentEvent>;
  /** What most vendors besides speak: AI21, DeepSeek, OpenAI, Qwen and so on. */
  chat: LanguageModelCodec<ServerSentEvent>;
  /** What imported models speak. */
  completions: LanguageModelCodec<ServerSentEvent>;
  converse: LanguageModelCodec<AWSEvent>;
  embed: EndpointCodec;
}

export interface InvokeCall extends LanguageModelCall {
  format: FormatName;
}

export type FormatName =
  | "anthropic"
  | "nova"
  | "titan"
  | "llama"
  | "mistral"
  | "command"
  | "commandChat"
  | "chat"
  | "completions";

/** The bodies of one family of models. */
export interface BodyFormat {
  readonly ids?: { result?: IdFormat; toolCall?: IdFormat };
  decode(request: WireRequest): LanguageModelCall;
  validate?(call: LanguageModelCall, context: CodecContext): LLMError | undefined;
  cachePrompt?: ((call: LanguageModelCall) => CachePlan | undefined) | undefined;
  encode(result: LanguageModelResult, call: LanguageModelCall): unknown;
  /** What the chunks hold, as JSON. */
  encodeStream(
    call: LanguageModelCall,
    headers: Record<string, string>,
  ): (part: StreamPart) => Iterable<string>;
  decodeResult?: ((body: unknown) => DecodedResult) | undefined;
}

/** What Bedrock adds to a stream's last chunk. */
export interface InvocationMetrics {
  inputTokenCount: number;
  outputTokenCount: number;
  invocationLatency: number;
  firstByteLatency: number;
  cacheReadInputTokenCount?: number;
  cacheWriteInputTokenCount?: number;
}
