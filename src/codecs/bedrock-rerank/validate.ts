import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../bedrock-error.ts";
import { toObject } from "../read.ts";
import type { RerankCall } from "./wire.ts";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Rerank.html */
export function validate({ body, sources }: RerankCall): LLMError | undefined {
  const lacks = (name: string): boolean => toObject(body)[name] === undefined;
  if (!sources) {
    const missing = ["query", "documents"].find(lacks);
    return missing === undefined
      ? undefined
      : invalidRequest(
          `Malformed input request: #: required key [${missing}] not found, please reformat your input and try again.`,
        );
  }
  const missing = ["queries", "sources", "rerankingConfiguration"].find(lacks);
  if (missing === undefined) return undefined;
  return invalidRequest(
    `1 validation error detected: Value at '${missing}' failed to satisfy constraint: Member must not be null`,
  );
}
