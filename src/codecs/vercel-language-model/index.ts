import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeVercelError } from "../vercel-error.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { PARAMETERS, validate } from "./validate.ts";
import type { VercelCall } from "./wire.ts";

/**
 * The AI SDK's own protocol, as its gateway speaks it: the options of a call go in, its result or its stream's parts
 * come out.
 *
 * @see https://ai-sdk.dev/providers/ai-sdk-providers/ai-gateway
 */
export function vercelLanguageModel(): LanguageModelCodec<ServerSentEvent, VercelCall> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "gen_01", size: 24 },
      toolCall: { prefix: "call_", size: 24 },
    },
    decode,
    validate,
    parameters: PARAMETERS,
    encode,
    encodeStream,
    decodeResult,
    encodeError: (error, call) => encodeVercelError(error, call?.modelId),
    framing: () => sse,
  };
}
