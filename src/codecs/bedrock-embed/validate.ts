import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../bedrock-error.ts";
import { toObject } from "../read.ts";
import type { BedrockEmbeddingCall, EmbeddingFamily } from "./wire.ts";

/** One of each list has to be there. */
const REQUIRED: Record<EmbeddingFamily, string[][]> = {
  titan: [["inputText", "inputImage"]],
  cohere: [["texts", "images", "inputs"], ["input_type"]],
  nova: [["taskType"], ["singleEmbeddingParams", "segmentedEmbeddingParams"]],
};

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
export function validate({ body, family }: BedrockEmbeddingCall): LLMError | undefined {
  const request = toObject(body);
  const missing = REQUIRED[family].find((names) => !names.some((name) => name in request));
  if (!missing) return undefined;
  return invalidRequest(
    `Malformed input request: #: required key [${missing[0]}] not found, please reformat your input and try again.`,
  );
}
