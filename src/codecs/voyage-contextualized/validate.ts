import type { LLMError } from "../../errors.ts";
import { toArray, toObject, toText } from "../read.ts";
import { refuseArgument } from "../voyage-error.ts";
import type { ContextualizedCall } from "./wire.ts";

const MOST_DOCUMENTS = 1000;
const MOST_CHUNKS = 16_000;

/** Whole documents are queries, or are cut by the server, each a text or a list of one; what is cut is a list of lists. */
export function validate({ body, values, isCut }: ContextualizedCall): LLMError | undefined {
  const { model, inputs, input_type: type } = toObject(body);
  if (toText(model) === "") return refuseArgument("Argument 'model' is required.");
  if (inputs === undefined) return refuseArgument("Argument 'inputs' is required.");
  const documents = toArray(inputs);
  if (documents.length > MOST_DOCUMENTS) {
    return refuseArgument(
      `The batch size limit is ${MOST_DOCUMENTS}. Your batch size is ${documents.length}.`,
    );
  }
  if (values.length > MOST_CHUNKS) {
    return refuseArgument(`The number of chunks cannot exceed ${MOST_CHUNKS}.`);
  }
  const isFlat = documents.every((document) => typeof document === "string");
  const isNested = documents.every(isTexts);
  const isWhole =
    isFlat || (isNested && documents.every((document) => toArray(document).length === 1));
  const isRight = isCut ? isWhole : isNested || (isFlat && type === "query");
  return documents.length > 0 && isRight
    ? undefined
    : refuseArgument("Argument 'inputs' is not of the right type.");
}

function isTexts(document: unknown): boolean {
  const chunks = toArray(document);
  return chunks.length > 0 && chunks.every((chunk) => typeof chunk === "string");
}
