import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { LLMError } from "../../errors.ts";
import { emptyArray, invalidType, missingParameter } from "../openai-error.ts";
import { toObject, toText } from "../read.ts";

/** What is required. @see https://docs.perplexity.ai/api-reference/embeddings-post */
export function validate({ body }: EmbeddingCall): LLMError | undefined {
  const { model, input } = toObject(body);
  if (toText(model) === "") return missingParameter("model");
  if (input === undefined) return missingParameter("input");
  if (typeof input === "string") return undefined;
  const isList = Array.isArray(input) && input.every((text) => typeof text === "string");
  if (!isList) return invalidType("input", "a string or an array of strings", input);
  return input.length === 0 ? emptyArray("input") : undefined;
}
