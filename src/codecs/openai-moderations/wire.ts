import type { BaseCall } from "../../language-model/call.ts";
import type { OpenAIOptions } from "../openai-options.ts";

/** @see https://platform.openai.com/docs/api-reference/moderations/object */
export interface ModerationList {
  id: string;
  model: string;
  results: ModerationResult[];
}

export interface ModerationResult {
  flagged: boolean;
  categories: Record<string, boolean>;
  category_scores: Record<string, number>;
  /** The older models, which read text alone, leave it out. */
  category_applied_input_types?: Record<string, InputType[]>;
}

export type InputType = "text" | "image";

export type ModerationCategory =
  | "harassment"
  | "harassment/threatening"
  | "sexual"
  | "hate"
  | "hate/threatening"
  | "illicit"
  | "illicit/violent"
  | "self-harm/intent"
  | "self-harm/instructions"
  | "self-harm"
  | "sexual/minors"
  | "violence"
  | "violence/graphic";

/** What a test says of one input; the rest is harmless. */
export interface Moderation {
  /** Default: whether any category is. */
  flagged?: boolean;
  categories?: Partial<Record<ModerationCategory, boolean>>;
  /** From 0 to 1. */
  category_scores?: Partial<Record<ModerationCategory, number>>;
}

export interface ModerationCall extends BaseCall {
  /** What each input is made of. */
  inputs: InputType[][];
}

/** What differs between the providers that speak this format. */
export interface OpenAIModerationsOptions extends OpenAIOptions<ModerationCall> {}
