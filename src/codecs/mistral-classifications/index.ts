import type { EndpointCodec } from "../../codec.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type {
  MistralClassification,
  MistralClassificationCall,
  MistralClassificationsOptions,
} from "./wire.ts";

/** What a classifier tells is its owner's: a name that says that a test gave none. */
const DEFAULT: MistralClassification = { label: "mock" };

/**
 * Mistral's classifications, of texts or of chats. A reply is `{ sentiment: "positive" }` for all inputs, or a list.
 *
 * @see https://docs.mistral.ai/api/endpoint/classifiers
 *
 * @example
 * operations: { classifications: ["POST", "/classifications", mistralClassifications()] }
 */
export function mistralClassifications({
  ofChats = false,
}: MistralClassificationsOptions = {}): EndpointCodec<
  MistralClassificationCall,
  MistralClassification | MistralClassification[]
> {
  return {
    kind: "endpoint",
    decode: (request) => decode(request, ofChats),
    validate: (call) => validate(call, ofChats),
    reply: () => DEFAULT,
    encode,
    encodeError: encodeMistralError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(["input", "metadata", "model"]);
