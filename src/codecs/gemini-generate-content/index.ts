import type { LLMError } from "../../errors.ts";
import type { LanguageModelCodec } from "../../codec.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeGoogleError } from "../google-error.ts";
import { googleJSON } from "../google-json.ts";
import { cachePrompt } from "../google-cache.ts";
import { checkCache, countCached, GEMINI_CACHES, recallCache } from "../google-cached-contents.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { createReply } from "./modalities.ts";
import { encode } from "./encode.ts";
import { toFraming, wantsEvents } from "./framing.ts";
import { signsFunctionCalls } from "./signature.ts";
import { encodeStream } from "./stream.ts";
import type { GeminiGenerateContentOptions } from "./options.ts";
import { PARAMETERS, validate } from "./validate.ts";
import type { Frame, GeminiCall } from "./wire.ts";

export { geminiCountTokens } from "./count-tokens.ts";

/**
 * Google's generateContent and streamGenerateContent, as the Gemini API speaks them.
 *
 * @see https://ai.google.dev/api/generate-content
 *
 * @example
 * operations: { generateContent: ["POST", "/models/{model}:generateContent", geminiGenerateContent()] },
 */
export function geminiGenerateContent({
  caches = GEMINI_CACHES,
  checkTemperature,
}: GeminiGenerateContentOptions = {}): LanguageModelCodec<Frame, GeminiCall> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "", size: 23 },
      // of an older model, an id goes out only where the reply gave one
      toolCall: (call) => (signsFunctionCalls(call) ? { prefix: "", size: 8 } : undefined),
    },
    decode,
    recall: recallCache,
    countCached,
    cachePrompt,
    validate: (call, context) =>
      validate(call, { caches, ownTemperature: checkTemperature !== undefined }) ??
      checkCache(call, context, caches) ??
      checkTemperature?.(call),
    parameters: PARAMETERS,
    json: googleJSON,
    createReply,
    encode,
    encodeStream,
    decodeResult,
    encodeError,
    errorToResult,
    framing: toFraming,
  };
}

/** To who asks for a stream, an error comes in the type of that stream: as JSON that is called events, or in a list. */
function encodeError(
  error: LLMError,
  call?: GeminiCall,
): ReturnType<LanguageModelCodec["encodeError"]> {
  const reply = encodeGoogleError(error, call);
  if (!call?.stream) return reply;
  if (!wantsEvents(call)) return { ...reply, body: [reply.body] };
  return { ...reply, headers: { "content-type": "text/event-stream" } };
}

/**
 * A filter is told in a 200: the candidate has no content, and the reason `SAFETY`.
 *
 * The other way, a blocked prompt, is `{ body: { promptFeedback: { blockReason: "SAFETY" } } }`.
 */
function errorToResult({ kind }: LLMError): Partial<LanguageModelResult> | undefined {
  return kind === "content-filtered" ? { finishReason: "content-filter" } : undefined;
}
