import type { EndpointCodec } from "../../codec.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type {
  MistralModeration,
  MistralModerationCall,
  MistralModerationsOptions,
} from "./wire.ts";

/**
 * Mistral's moderations, of texts or of chats. A reply is one moderation for all inputs, or a list of them; without
 * one, nothing is flagged.
 *
 * @see https://docs.mistral.ai/api/endpoint/classifiers
 *
 * @example
 * operations: { moderations: ["POST", "/moderations", mistralModerations()] }
 */
export function mistralModerations({
  ofChats = false,
}: MistralModerationsOptions = {}): EndpointCodec<
  MistralModerationCall,
  MistralModeration | MistralModeration[]
> {
  return {
    kind: "endpoint",
    decode: (request) => decode(request, ofChats),
    validate: (call) => validate(call, ofChats),
    reply: () => ({}),
    encode,
    encodeError: encodeMistralError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(["input", "metadata", "model"]);
