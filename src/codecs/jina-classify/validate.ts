import type { LLMError } from "../../errors.ts";
import { missingField } from "../jina-error.ts";
import { checkInputs } from "../jina-inputs.ts";
import { toObject, toText } from "../read.ts";
import type { JinaClassifyCall } from "./wire.ts";

/** Labels with a model, or a classifier that was trained on its own. */
export function validate({ body }: JinaClassifyCall): LLMError | undefined {
  const { model, classifier_id: classifier, labels, input } = toObject(body);
  if (toText(classifier) === "" && toText(model) === "") return missingField("model");
  if (toText(classifier) === "" && labels === undefined) return missingField("labels");
  return checkInputs(input, "input");
}
