/** @see https://platform.openai.com/docs/api-reference/responses/object */
export interface Response extends Echo {
  id: string;
  object: "response";
  /** Seconds since the epoch. */
  created_at: number;
  completed_at: number | null;
  status: Status;
  error: { code: string; message: string } | null;
  incomplete_details: { reason: "max_output_tokens" | "content_filter" } | null;
  model: string;
  moderation: null;
  output: OutputItem[];
  service_tier: string;
  tool_usage: ToolUsage;
  usage: ResponseUsage | null;
  /** Only in a body, never in a stream. */
  billing?: { payer: "developer" };
}

export type Status = "queued" | "in_progress" | "completed" | "incomplete" | "failed" | "cancelled";

/** The request's own parameters, which the response repeats with their defaults. */
export interface Echo {
  background: boolean;
  frequency_penalty: number;
  instructions: unknown;
  max_output_tokens: number | null;
  max_tool_calls: number | null;
  parallel_tool_calls: boolean;
  presence_penalty: number;
  previous_response_id: string | null;
  prompt_cache_key: string | null;
  prompt_cache_options?: unknown;
  prompt_cache_retention: string | null;
  reasoning: unknown;
  safety_identifier: string | null;
  store: boolean;
  temperature: number;
  text: { format: unknown; verbosity: string };
  tool_choice: unknown;
  tools: unknown[];
  top_logprobs: number;
  top_p: number;
  truncation: string;
  user: string | null;
  metadata: unknown;
  conversation?: { id: string };
  prompt?: unknown;
}

export type OutputItem =
  | MessageItem
  | ReasoningItem
  | FunctionCallItem
  | CustomCallItem
  | ImageItem
  | HostedItem;

/** What a tool that runs at OpenAI leaves in the output, and whatever else has no neutral word. */
export interface HostedItem {
  id: string;
  type:
    | "apply_patch_call"
    | "code_interpreter_call"
    | "compaction"
    | "computer_call"
    | "file_search_call"
    | "local_shell_call"
    | "mcp_approval_request"
    | "mcp_call"
    | "mcp_list_tools"
    | "shell_call"
    | "shell_call_output"
    | "tool_search_call"
    | "tool_search_output"
    | "web_search_call";
  status?: string;
  [field: string]: unknown;
}

export interface MessageItem {
  id: string;
  type: "message";
  status: ItemStatus;
  content: ContentPart[];
  role: "assistant";
}

export type ItemStatus = "in_progress" | "completed" | "incomplete";

export type ContentPart = OutputText | Refusal;

export interface OutputText {
  type: "output_text";
  annotations: Annotation[];
  logprobs: unknown[];
  text: string;
}

export interface Refusal {
  type: "refusal";
  refusal: string;
}

export interface Annotation {
  type: "url_citation";
  end_index: number;
  start_index: number;
  title: string;
  url: string;
}

export interface ReasoningItem {
  id: string;
  type: "reasoning";
  content: { type: "reasoning_text"; text: string }[];
  encrypted_content?: string;
  summary: { type: "summary_text"; text: string }[];
}

export interface FunctionCallItem {
  id: string;
  type: "function_call";
  status: ItemStatus;
  arguments: string;
  call_id: string;
  name: string;
}

/** A call of a tool whose input is a free text. */
export interface CustomCallItem {
  id: string;
  type: "custom_tool_call";
  status: ItemStatus;
  call_id: string;
  input: string;
  name: string;
}

export interface ImageItem {
  id: string;
  type: "image_generation_call";
  status: ItemStatus | "generating";
  output_format?: string;
  /** Base64. */
  result?: string;
}

export interface ResponseUsage {
  input_tokens: number;
  input_tokens_details: { cache_write_tokens: number; cached_tokens: number };
  output_tokens: number;
  output_tokens_details: { reasoning_tokens: number };
  total_tokens: number;
}

export interface ToolUsage {
  image_gen: {
    input_tokens: number;
    input_tokens_details: { image_tokens: number; text_tokens: number };
    output_tokens: number;
    output_tokens_details: { image_tokens: number; text_tokens: number };
    total_tokens: number;
  };
  web_search: { num_requests: number };
}

/** @see https://platform.openai.com/docs/api-reference/responses-streaming */
export interface StreamEvent {
  type: string;
  [field: string]: unknown;
}

/** @see https://platform.openai.com/docs/api-reference/responses/delete */
export interface DeletedResponse {
  id: string;
  object: "response";
  deleted: boolean;
}

/** @see https://platform.openai.com/docs/api-reference/responses/input-items */
export interface InputItemList {
  object: "list";
  data: Record<string, unknown>[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

/** @see https://platform.openai.com/docs/api-reference/responses/input-tokens */
export interface InputTokenCount {
  object: "response.input_tokens";
  input_tokens: number;
}
