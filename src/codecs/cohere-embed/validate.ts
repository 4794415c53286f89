import type { LLMError } from "../../errors.ts";
import { refuseRequest } from "../cohere-error.ts";
import { toArray, toObject, toText } from "../read.ts";
import type { CohereEmbedCall, CohereVersionOptions } from "./wire.ts";

const MAXIMUM_TEXTS = 96;
const INPUT_TYPES = ["search_document", "search_query", "classification", "clustering", "image"];
const TYPES = ["float", "int8", "uint8", "binary", "ubinary", "base64"];

/** @see https://docs.cohere.com/reference/embed */
export function validate(
  { body }: CohereEmbedCall,
  { version = "2" }: CohereVersionOptions,
): LLMError | undefined {
  const request = toObject(body);
  const { model, input_type: inputType } = request;
  if (version === "2" && toText(model) === "") return refuseRequest("model is required");
  const count = ["texts", "images", "inputs"].map((name) => toArray(request[name]).length);
  if (count.every((length) => length === 0)) {
    return refuseRequest("must provide either texts, images or inputs to embed");
  }
  const [texts = 0] = count;
  if (texts > MAXIMUM_TEXTS) {
    return refuseRequest(
      `total number of texts must be at most ${MAXIMUM_TEXTS} - received ${texts}`,
    );
  }
  const isNamed = INPUT_TYPES.includes(inputType as string);
  if (!isNamed && (version === "2" || (inputType !== undefined && inputType !== null))) {
    return refuseRequest("valid input_type must be provided with the provided model");
  }
  const wrong = toArray(request["embedding_types"]).find((type) => !TYPES.includes(type as string));
  return wrong === undefined
    ? undefined
    : refuseRequest(`embedding_types must be among ${TYPES.join(", ")}`);
}
