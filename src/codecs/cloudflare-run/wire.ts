/** @see https://developers.cloudflare.com/workers-ai/models/ */
export interface RunResult {
  /** A value, where the request asks for JSON. */
  response: unknown;
  tool_calls?: ToolCall[];
  usage: RunUsage;
}

export interface ToolCall {
  name: string;
  arguments: unknown;
}

export interface RunUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}
