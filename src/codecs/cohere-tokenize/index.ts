import type { EndpointCodec } from "../../codec.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { decode, decodeTokens } from "./decode.ts";
import { detokenize, encodeText, tokenize } from "./encode.ts";
import { validate, validateTokens } from "./validate.ts";
import type { DetokenizeCall, TokenizeCall, TokenizeResponse } from "./wire.ts";

/**
 * Cohere's tokens of a text, about as long as real ones. A reply is some of the answer's own fields.
 *
 * @see https://docs.cohere.com/reference/tokenize
 */
export function cohereTokenize(): EndpointCodec<TokenizeCall, Partial<TokenizeResponse>> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: () => ({}),
    encode: (reply, { text }, { store }) => ({ ...tokenize(text, store), ...reply }),
    encodeError: encodeCohereError,
    parameters: new Set(["model", "text"]),
  };
}

/**
 * The text of tokens that were given out before. A reply is that text.
 *
 * @see https://docs.cohere.com/reference/detokenize
 */
export function cohereDetokenize(): EndpointCodec<DetokenizeCall, string> {
  return {
    kind: "endpoint",
    decode: decodeTokens,
    validate: validateTokens,
    reply: ({ tokens }, { store }) => detokenize(tokens, store),
    encode: encodeText,
    encodeError: encodeCohereError,
    parameters: new Set(["model", "tokens"]),
  };
}
