import type { BaseCall } from "../../language-model/call.ts";

/** @see https://api.jina.ai/openapi.json */
export interface ClassificationList {
  data: Classification[];
  usage: { total_tokens: number };
}

export interface Classification {
  object: "classification";
  index: number;
  prediction: string;
  score: number;
  predictions: LabelScore[];
}

export interface LabelScore {
  label: string;
  score: number;
}

/** What a test says: a label for all inputs, or one for each. */
export type JinaClassification = string | readonly string[];

export interface JinaClassifyCall extends BaseCall {
  values: string[];
  /** Empty where a trained classifier has its own. */
  labels: string[];
}
