import { type LLMError, llmError } from "../../errors.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { emptyArray, invalidType, missingParameter } from "../openai-error.ts";
import { toObject } from "../read.ts";
import { toMaximum } from "./decode.ts";
import type { OpenAIEmbeddingsOptions } from "./wire.ts";

const INPUT = "a string, an array of strings, an array of integers, or an array of integer arrays";
const FORMATS = ["float", "base64"];
const MAXIMUM_INPUTS = 2048;

/** @see https://platform.openai.com/docs/api-reference/embeddings/create */
export function validate(
  { body, modelId }: EmbeddingCall,
  { openaiRules }: OpenAIEmbeddingsOptions,
): LLMError | undefined {
  const { model, input, dimensions, encoding_format: format, user } = toObject(body);
  if (model === undefined || model === null || model === "") {
    return llmError("bad-request", { message: "you must provide a model parameter" });
  }
  if (typeof model !== "string") return invalidType("model", "a string", model);
  return (
    validateInput(input) ??
    validateDimensions(dimensions ?? undefined, modelId) ??
    validateFormat(format ?? undefined) ??
    (openaiRules ? validateUser(user ?? undefined) : undefined)
  );
}

function validateInput(input: unknown): LLMError | undefined {
  if (input === undefined) return missingParameter("input");
  if (input === "") return emptyText("input");
  if (typeof input === "string") return undefined;
  if (!Array.isArray(input)) return invalidType("input", INPUT, input);
  if (input.length === 0) return emptyArray("input");
  if (isTokens(input)) return undefined;
  if (input.length > MAXIMUM_INPUTS) {
    return llmError("bad-request", {
      message: `Invalid 'input': array too long. Expected an array with maximum length ${MAXIMUM_INPUTS}, but got an array with length ${input.length} instead.`,
      param: "input",
      code: "array_above_max_length",
    });
  }
  for (const [index, item] of input.entries()) {
    if (item === "") return emptyText(`input[${index}]`);
    if (typeof item !== "string" && !isTokens(item)) return invalidType("input", INPUT, input);
  }
  return undefined;
}

/** In the words of the schema check that this endpoint has, and the newer ones have not. */
function validateDimensions(dimensions: unknown, modelId: string): LLMError | undefined {
  if (dimensions === undefined) return undefined;
  if (typeof dimensions !== "number" || !Number.isInteger(dimensions)) {
    return plain(`${JSON.stringify(dimensions)} is not of type 'integer' - 'dimensions'`);
  }
  if (dimensions < 1) return plain(`${dimensions} is less than the minimum of 1 - 'dimensions'`);
  if (modelId.endsWith("text-embedding-ada-002")) {
    return plain("This model does not support specifying dimensions.");
  }
  const maximum = toMaximum(modelId);
  if (dimensions <= maximum) return undefined;
  return plain(
    `Invalid value for 'dimensions' = ${dimensions}. Must be less than or equal to ${maximum}.`,
  );
}

function validateFormat(format: unknown): LLMError | undefined {
  if (format === undefined || FORMATS.includes(format as string)) return undefined;
  const given = typeof format === "string" ? `'${format}'` : JSON.stringify(format);
  return plain(`${given} is not one of ['float', 'base64'] - 'encoding_format'`);
}

function validateUser(user: unknown): LLMError | undefined {
  if (user === undefined || typeof user === "string") return undefined;
  return plain(`${JSON.stringify(user)} is not of type 'string' - 'user'`);
}

function emptyText(param: string): LLMError {
  const message = `Invalid '${param}': input cannot be an empty string.`;
  return llmError("bad-request", { message, param: "input" });
}

function plain(message: string): LLMError {
  return llmError("bad-request", { message });
}

function isTokens(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((token) => typeof token === "number")
  );
}
