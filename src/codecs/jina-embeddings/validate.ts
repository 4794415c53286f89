import type { LLMError } from "../../errors.ts";
import { missingField, refuseField } from "../jina-error.ts";
import { checkInputs } from "../jina-inputs.ts";
import { toObject, toText, toTexts } from "../read.ts";
import type { JinaEmbeddingCall } from "./wire.ts";

const TYPES = ["float", "base64", "binary", "ubinary"];

/** @see https://api.jina.ai/openapi.json */
export function validate({ body }: JinaEmbeddingCall): LLMError | undefined {
  const { model, input, dimensions, embedding_type: type } = toObject(body);
  if (toText(model) === "") return missingField("model");
  const error = checkInputs(input, "input");
  if (error) return error;
  if (typeof dimensions === "number" && dimensions <= 0) {
    return refuseField("dimensions", "greater_than", "Input should be greater than 0");
  }
  return toTexts(type).every((one) => TYPES.includes(one))
    ? undefined
    : refuseField(
        "embedding_type",
        "literal_error",
        "Input should be 'float', 'base64', 'binary' or 'ubinary'",
      );
}
