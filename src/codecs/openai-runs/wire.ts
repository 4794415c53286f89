import type { LanguageModelCall } from "../../language-model/call.ts";
import type { JSONObject } from "../read.ts";

/** A request for a run, or one that goes on with the outputs of tools. */
export interface RunCall extends LanguageModelCall {
  readonly params: Record<string, string>;
  /** What the assistant and the request say together, or the run that goes on. */
  readonly settings: JSONObject;
  /** The run that goes on. */
  readonly going: Run | undefined;
}

export type RunStatus =
  | "queued"
  | "in_progress"
  | "requires_action"
  | "cancelling"
  | "cancelled"
  | "failed"
  | "completed"
  | "incomplete"
  | "expired";

export interface RunUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_token_details: { cached_tokens: number };
  completion_tokens_details: { reasoning_tokens: number };
}

export interface ToolCall {
  id: string;
  type: "function";
  function: { name: string; arguments: string; output?: string | null };
}

/** @see https://platform.openai.com/docs/api-reference/runs/object */
export interface Run {
  id: string;
  object: "thread.run";
  created_at: number;
  assistant_id: string;
  thread_id: string;
  status: RunStatus;
  started_at: number | null;
  expires_at: number | null;
  cancelled_at: number | null;
  failed_at: number | null;
  completed_at: number | null;
  required_action: {
    type: "submit_tool_outputs";
    submit_tool_outputs: { tool_calls: ToolCall[] };
  } | null;
  last_error: { code: string; message: string } | null;
  model: string;
  instructions: string;
  tools: unknown;
  tool_resources: unknown;
  metadata: unknown;
  temperature: unknown;
  top_p: unknown;
  reasoning_effort: unknown;
  max_completion_tokens: unknown;
  max_prompt_tokens: unknown;
  truncation_strategy: unknown;
  incomplete_details: { reason?: string } | null;
  usage: RunUsage | null;
  response_format: unknown;
  tool_choice: unknown;
  parallel_tool_calls: boolean;
}

export type StepDetails =
  | { type: "message_creation"; message_creation: { message_id: string } }
  | { type: "tool_calls"; tool_calls: ToolCall[] };

/** @see https://platform.openai.com/docs/api-reference/run-steps/step-object */
export interface RunStep {
  id: string;
  object: "thread.run.step";
  created_at: number;
  run_id: string;
  assistant_id: string;
  thread_id: string;
  type: StepDetails["type"];
  status: "in_progress" | "cancelled" | "failed" | "completed" | "expired";
  cancelled_at: number | null;
  completed_at: number | null;
  expires_at: number | null;
  failed_at: number | null;
  last_error: unknown;
  step_details: StepDetails;
  usage: RunUsage | null;
}
