import type { LLMError } from "../../errors.ts";
import { toArray, toObject, toText } from "../read.ts";
import { refuseArgument } from "../voyage-error.ts";
import type { VoyageRerankCall } from "./wire.ts";

const MAXIMUM_DOCUMENTS = 1000;

/** @see https://docs.voyageai.com/reference/reranker-api */
export function validate({ body }: VoyageRerankCall): LLMError | undefined {
  const { model, query, documents } = toObject(body);
  if (toText(model) === "") return refuseArgument("Argument 'model' is required.");
  if (typeof query !== "string") return refuseArgument("Argument 'query' is required.");
  const list = toArray(documents);
  if (list.length === 0) return refuseArgument("Argument 'documents' is required.");
  if (list.length > MAXIMUM_DOCUMENTS) {
    return refuseArgument(
      `The number of documents cannot exceed ${MAXIMUM_DOCUMENTS}. Your request has ${list.length}.`,
    );
  }
  return list.every((text) => typeof text === "string")
    ? undefined
    : refuseArgument("Argument 'documents' is not of the right type.");
}
