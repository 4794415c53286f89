import type { BaseCall } from "../../language-model/call.ts";
import type { MistralUsage } from "../mistral-usage.ts";

/** @see https://docs.mistral.ai/api/endpoint/classifiers */
export interface ModerationList {
  id: string;
  model: string;
  results: ModerationResult[];
  usage: MistralUsage;
}

export interface ModerationResult {
  categories: Record<string, boolean>;
  category_scores: Record<string, number>;
}

/** What a test says of one input; the rest is harmless. */
export interface MistralModeration {
  categories?: Record<string, boolean>;
  /** From 0 to 1. */
  category_scores?: Record<string, number>;
}

export interface MistralModerationCall extends BaseCall {
  /** The text of each input. */
  values: string[];
}

export interface MistralModerationsOptions {
  /** Whether conversations are judged, not texts. */
  ofChats?: boolean;
}
