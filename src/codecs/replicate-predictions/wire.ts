import type { LanguageModelCall } from "../../language-model/call.ts";
import type { Content } from "../../language-model/result.ts";

/** A prediction asked for; one of its own paths names it, and a stream then shows what was kept of it. */
export interface ReplicateCall extends LanguageModelCall {
  /** Where its URLs begin, such as `https://api.replicate.com/v1`. */
  base: string;
  /** Whether the request waits until it is done. */
  waits: boolean;
  /** Owner and name of the model. */
  model: string;
  version: string;
  input: Record<string, unknown>;
  /** The id in the path, if it has one. */
  predictionId: string;
  kept: StoredPrediction | undefined;
}

export type PredictionStatus = "starting" | "processing" | "succeeded" | "failed" | "canceled";

/**
 * A prediction as Replicate tells of it.
 *
 * @see https://replicate.com/docs/reference/http#predictions.get
 */
export interface Prediction {
  id: string;
  model: string;
  version: string;
  input: Record<string, unknown>;
  logs: string;
  output: unknown;
  data_removed: boolean;
  error: string | null;
  source: "api";
  status: PredictionStatus;
  created_at: string;
  started_at?: string;
  completed_at?: string;
  urls: { web: string; get: string; cancel: string; stream: string };
  metrics?: Record<string, number>;
}

/** What is kept of a prediction: how it ends, and how far it is. */
export interface StoredPrediction {
  prediction: Prediction;
  content: Content[];
  /** How often it was asked for: it starts, it is processed, it is done. */
  step: number;
  isCanceled: boolean;
}

/** One event of a prediction's stream. */
export interface ReplicateEvent {
  event: "output" | "error" | "done";
  id: string;
  data: string;
}
