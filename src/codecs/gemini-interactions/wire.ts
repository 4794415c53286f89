import type { LanguageModelCall } from "../../language-model/call.ts";
import type { JSONObject } from "../read.ts";

/** The steps of the input stand in a stored interaction as they were sent. */
export interface InteractionsCall extends LanguageModelCall {
  /** What is named in the place of a model. */
  agent: string | undefined;
  input: JSONObject[];
}

/** @see https://ai.google.dev/api/interactions-api#Resource:Interaction */
export interface Interaction {
  /** None where it is not stored. */
  id?: string;
  status: Status;
  usage?: Usage;
  /** ISO 8601, in seconds. */
  created: string;
  updated: string;
  service_tier?: string;
  /** Where it was asked for. */
  input?: JSONObject[];
  steps?: Step[];
  /** Why it failed. */
  errors?: ErrorMembers[];
  object: "interaction";
  model?: string;
  agent?: string;
}

export type Status =
  | "in_progress"
  | "requires_action"
  | "completed"
  | "failed"
  | "cancelled"
  | "incomplete";

/** `total_output_tokens` is without the thoughts. */
export interface Usage {
  total_tokens: number;
  total_input_tokens: number;
  input_tokens_by_modality: ModalityTokens[];
  total_cached_tokens: number;
  cached_tokens_by_modality?: ModalityTokens[];
  total_output_tokens: number;
  total_tool_use_tokens: number;
  total_thought_tokens: number;
}

export interface ModalityTokens {
  modality: "text";
  tokens: number;
}

export type Step = ThoughtStep | ModelOutputStep | FunctionCallStep | ProviderStep;

export interface ThoughtStep {
  type: "thought";
  signature?: string;
  summary?: TextContent[];
}

export interface ModelOutputStep {
  type: "model_output";
  content?: Content[];
}

export interface FunctionCallStep {
  type: "function_call";
  id: string;
  name: string;
  arguments: JSONObject;
  signature?: string;
}

/** What a tool of Google's own did, such as `google_search_call`. */
export interface ProviderStep {
  type: `${string}_${"call" | "result"}`;
  [field: string]: unknown;
}

export type Content = TextContent | FileContent;

export interface TextContent {
  type: "text";
  text: string;
  annotations?: Annotation[];
}

export interface FileContent {
  type: "image" | "audio" | "video" | "document";
  mime_type: string;
  data?: string;
  uri?: string;
}

export type Annotation = URLCitation | { type: string; [field: string]: unknown };

/** The indexes count bytes. */
export interface URLCitation {
  start_index: number;
  end_index: number;
  url: string;
  title: string;
  type: "url_citation";
}

export type Event =
  | { interaction: StartedInteraction; event_type: "interaction.created"; event_id?: string }
  | {
      interaction_id: string;
      status: Status;
      event_type: "interaction.status_update";
      event_id?: string;
    }
  | StepEvent
  | { interaction: Interaction; event_type: "interaction.completed"; event_id?: string }
  | { error: ErrorMembers; event_type: "error"; event_id?: string };

export type StepEvent =
  | { index: number; step: Step; event_type: "step.start"; event_id?: string }
  | { index: number; delta: Delta; event_type: "step.delta"; event_id?: string }
  | { index: number; event_type: "step.stop"; event_id?: string };

export interface StartedInteraction {
  id: string;
  status: "in_progress";
  object: "interaction";
  model?: string;
  agent?: string;
}

export type Delta =
  | { text: string; type: "text" }
  | { annotations: Annotation[]; type: "text_annotation_delta" }
  | { content: TextContent; type: "thought_summary" }
  | { signature: string; type: "thought_signature" }
  | { arguments: string; type: "arguments_delta" }
  | FileContent
  | ProviderStep;

/** @see https://ai.google.dev/gemini-api/docs/api-errors */
export interface InteractionsError {
  error: ErrorMembers;
}

export interface ErrorMembers {
  message: string;
  code: string;
}
