import type { LanguageModelCodec } from "../../codec.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { COHERE_V1_LINES } from "../cohere-v1.ts";
import { UUID } from "../uuid.ts";
import { decodeResult } from "./decode-result.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Cohere's older text generation: a prompt, and one to five texts that go on with it.
 *
 * @see https://docs.cohere.com/v1/reference/generate
 *
 * @example
 * operations: { generate: ["POST", "/v1/generate", cohereGenerate()] }
 */
export function cohereGenerate(): LanguageModelCodec<object> {
  return {
    kind: "language-model",
    ids: { result: UUID },
    decode,
    decodeResult,
    validate,
    encode,
    encodeStream,
    encodeError: encodeCohereError,
    framing: () => COHERE_V1_LINES,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "end_sequences",
  "frequency_penalty",
  "k",
  "max_tokens",
  "model",
  "num_generations",
  "p",
  "presence_penalty",
  "preset",
  "prompt",
  "raw_prompting",
  "return_likelihoods",
  "seed",
  "stop_sequences",
  "stream",
  "temperature",
  "truncate",
]);
