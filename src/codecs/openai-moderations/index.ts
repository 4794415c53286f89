import type { EndpointCodec } from "../../codec.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Moderation, ModerationCall, OpenAIModerationsOptions } from "./wire.ts";

export type { Moderation, OpenAIModerationsOptions } from "./wire.ts";

/**
 * The OpenAI Moderations format. A reply is one moderation for all inputs, or a list of them; without one, nothing is flagged.
 *
 * @see https://platform.openai.com/docs/api-reference/moderations
 *
 * @example
 * operations: { moderations: ["POST", "/moderations", openaiModerations()] }
 */
export function openaiModerations(
  options: OpenAIModerationsOptions = {},
): EndpointCodec<ModerationCall, Moderation | Moderation[]> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "endpoint",
    decode,
    validate: (call) => validate(call) ?? options.validate?.(call),
    reply: () => ({}),
    encode,
    encodeError: (error, call) => errorShape(error, call?.modelId),
    ...(!options.anyParameters && { parameters: PARAMETERS }),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(["input", "model"]);
