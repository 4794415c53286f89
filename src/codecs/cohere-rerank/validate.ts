import type { LLMError } from "../../errors.ts";
import { refuseRequest } from "../cohere-error.ts";
import { toArray, toObject, toText } from "../read.ts";
import type { CohereRerankCall, CohereRerankOptions } from "./wire.ts";

/** @see https://docs.cohere.com/reference/rerank */
export function validate(
  { body }: CohereRerankCall,
  { version = "2" }: CohereRerankOptions,
): LLMError | undefined {
  const { model, query, documents, top_n: topN } = toObject(body);
  if (version === "2" && toText(model) === "") return refuseRequest("model is required");
  if (toText(query) === "") return refuseRequest("query must not be empty");
  if (toArray(documents).length === 0) {
    return refuseRequest("list of documents must not be empty");
  }
  const isCount = typeof topN !== "number" || topN >= 1;
  return isCount ? undefined : refuseRequest("top_n must be at least 1");
}
