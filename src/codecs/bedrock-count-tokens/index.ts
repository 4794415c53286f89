import type { EndpointCodec } from "../../codec.ts";
import { countPromptTokens } from "../../tokens.ts";
import { encodeBedrockError } from "../bedrock-error.ts";
import { type CountCall, type CountedCodecs, decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";

/**
 * Bedrock's CountTokens: a mock answers with a number, or with the count of the prompt.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html
 *
 * @example
 * server.use(llm.bedrock.countTokens(12));
 */
export function bedrockCountTokens(codecs: CountedCodecs): EndpointCodec<CountCall, number> {
  return {
    kind: "endpoint",
    decode: (request) => decode(request, codecs),
    validate,
    encodeError: encodeBedrockError,
    reply: (call, { countTokens }) => countPromptTokens(call, countTokens),
    encode,
  };
}
