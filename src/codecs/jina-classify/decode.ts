import type { WireRequest } from "../../codec.ts";
import { toInputs } from "../jina-inputs.ts";
import { isObject, toObject, toText, toTexts } from "../read.ts";
import type { JinaClassifyCall } from "./wire.ts";

export function decode({ body }: WireRequest): JinaClassifyCall {
  const { model, classifier_id: classifier, input, labels } = toObject(body);
  return {
    modelId: toText(model) || toText(classifier),
    body,
    values: toInputs(input),
    labels: isObject(labels) ? Object.values(labels).flatMap(toTexts) : toTexts(labels),
  };
}
