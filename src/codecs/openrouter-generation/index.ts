import type { EndpointCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import { OPENROUTER } from "../openrouter.ts";
import { findGeneration } from "../openrouter-generations.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Generation, GenerationCall } from "./wire.ts";

/**
 * What became of an answer, by its id. A reply is some of it; without one, what the mock remembers.
 *
 * @see https://openrouter.ai/docs/api/api-reference/generations/get-generation
 *
 * @example
 * operations: { generation: ["GET", "/generation", openrouterGeneration()] }
 */
export function openrouterGeneration(): EndpointCodec<GenerationCall, Partial<Generation>> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: ({ id }, { store }) =>
      findGeneration(store, id) ?? llmError("not-found", { message: `Generation ${id} not found` }),
    encode,
    encodeError: (error) => OPENROUTER.errorShape(error),
  };
}
