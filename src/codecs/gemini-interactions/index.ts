import type { LanguageModelCodec } from "../../codec.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import { cachePrompt } from "../google-cache.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeError } from "./error.ts";
import { events } from "./framing.ts";
import { recall, remember } from "./stored.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";
import type { InteractionsCall } from "./wire.ts";

export { cancelInteraction, deleteInteraction, getInteraction } from "./endpoints.ts";

/**
 * Google's Interactions.
 *
 * @see https://ai.google.dev/api/interactions-api
 *
 * @example
 * operations: { interactions: ["POST", "/interactions", geminiInteractions()] },
 */
export function geminiInteractions(): LanguageModelCodec<ServerSentEvent, InteractionsCall> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "v1_Chd", size: 64 },
      toolCall: { prefix: "", size: 8, alphabet: "lowercase" },
    },
    decode,
    cachePrompt,
    validate,
    recall,
    remember,
    parameters: PARAMETERS,
    encode,
    encodeStream,
    decodeResult,
    encodeError,
    framing: () => events,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "agent",
  "agent_config",
  "background",
  "cached_content",
  "continuation_token",
  "environment",
  "generation_config",
  "input",
  "labels",
  "model",
  "previous_interaction_id",
  "response_format",
  "response_mime_type",
  "response_modalities",
  "safety_settings",
  "service_tier",
  "store",
  "stream",
  "system_instruction",
  "tools",
  "webhook_config",
]);
