import type { BaseCall } from "../../language-model/call.ts";

/** @see https://docs.mistral.ai/api/endpoint/classifiers */
export interface ClassificationList {
  id: string;
  model: string;
  /** By what is told of an input, such as its sentiment. */
  results: Record<string, { scores: Record<string, number> }>[];
}

/** What a test says of one input: `{ sentiment: "positive" }`, or the scores of labels. */
export type MistralClassification = Record<string, string | Record<string, number>>;

export interface MistralClassificationCall extends BaseCall {
  /** The text of each input. */
  values: string[];
}

export interface MistralClassificationsOptions {
  /** Whether conversations are judged, not texts. */
  ofChats?: boolean;
}
