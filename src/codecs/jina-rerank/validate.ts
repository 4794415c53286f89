import type { LLMError } from "../../errors.ts";
import { missingField, refuseField } from "../jina-error.ts";
import { checkInputs } from "../jina-inputs.ts";
import { toObject, toText } from "../read.ts";
import type { JinaRerankCall } from "./wire.ts";

/** @see https://api.jina.ai/openapi.json */
export function validate({ body }: JinaRerankCall): LLMError | undefined {
  const { model, query, documents, top_n: topN } = toObject(body);
  if (toText(model) === "") return missingField("model");
  if (query === undefined) return missingField("query");
  if (documents !== undefined && !Array.isArray(documents)) {
    return refuseField("documents", "list_type", "Input should be a valid list");
  }
  if (documents?.length === 0) {
    return refuseField(
      "documents",
      "too_short",
      "List should have at least 1 item after validation, not 0",
    );
  }
  const error = checkInputs(documents, "documents");
  if (error) return error;
  const isCount = typeof topN !== "number" || topN >= 1;
  const message = "Input should be greater than or equal to 1";
  return isCount ? undefined : refuseField("top_n", "greater_than_equal", message);
}
