import type { LLMError } from "../../errors.ts";
import { isObject, toObject, toText } from "../read.ts";
import { refuseArgument } from "../voyage-error.ts";
import type { VoyageEmbeddingCall, VoyageEmbeddingsOptions } from "./wire.ts";

const MAXIMUM_INPUTS = 1000;
const TYPES: unknown[] = ["float", "int8", "uint8", "binary", "ubinary"];

/** @see https://docs.voyageai.com/reference/embeddings-api */
export function validate(
  { body }: VoyageEmbeddingCall,
  { isMultimodal = false }: VoyageEmbeddingsOptions,
): LLMError | undefined {
  const request = toObject(body);
  const name = isMultimodal ? "inputs" : "input";
  const input = request[name];
  if (toText(request["model"]) === "") return refuseArgument("Argument 'model' is required.");
  if (input === undefined) return refuseArgument(`Argument '${name}' is required.`);
  if (Array.isArray(input) && input.length > MAXIMUM_INPUTS) {
    return refuseArgument(
      `The batch size limit is ${MAXIMUM_INPUTS}. Your batch size is ${input.length}.`,
    );
  }
  const isRight = isMultimodal ? isContents(input) : isTexts(input);
  if (!isRight) return refuseArgument(`Argument '${name}' is not of the right type.`);
  const { output_dtype: type } = request;
  return type === undefined || type === null || TYPES.includes(type)
    ? undefined
    : refuseArgument(`Argument 'output_dtype' must be one of ${TYPES.join(", ")}.`);
}

function isTexts(input: unknown): boolean {
  if (typeof input === "string") return true;
  return (
    Array.isArray(input) && input.length > 0 && input.every((text) => typeof text === "string")
  );
}

function isContents(input: unknown): boolean {
  return (
    Array.isArray(input) &&
    input.length > 0 &&
    input.every((one) => isObject(one) && Array.isArray(one["content"]))
  );
}
