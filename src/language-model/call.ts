import type { Message, ToolResultPart } from "./prompt.ts";

/** What every request to a provider has, whatever it asks for. */
export interface BaseCall {
  /** The model as it was sent; empty where the endpoint has none. */
  modelId: string;
  /** The request body as the provider would have received it, parsed. */
  body: unknown;
}

/** One request for a text, in neutral words. */
export interface LanguageModelCall extends BaseCall {
  prompt: Message[];
  tools: Tool[];
  toolChoice: ToolChoice | undefined;
  responseFormat: ResponseFormat | undefined;
  maxOutputTokens: number | undefined;
  stopSequences: string[];
  temperature: number | undefined;
  topP: number | undefined;
  seed: number | undefined;
  /** How many candidates are asked for. */
  n: number;
  /** How many alternatives come with each token's log probability; `undefined` where none are asked for. */
  topLogprobs: number | undefined;
  /** Whether one answer may call several tools. */
  parallelToolCalls: boolean;
  /** Whether the answer is to be streamed. */
  stream: boolean;
}

/** A tool on offer. */
export interface Tool {
  /** `provider` stands for a tool that runs at the provider, such as a web search. */
  type: "function" | "provider";
  name: string;
  description?: string;
  /** JSON Schema of the arguments. */
  inputSchema?: unknown;
  strict?: boolean;
  /** Its input is a free text, not JSON. */
  takesText?: boolean;
  /** It stands for tools whose names the request does not say, such as those of an MCP server. */
  isSet?: boolean;
}

export type ToolChoice =
  | {
      type: "auto" | "none" | "required";
      /** The only tools that may be called. @default all on offer */
      toolNames?: string[];
    }
  | { type: "tool"; toolName: string };

export type ResponseFormat =
  | { type: "text" }
  /** One of the options, as a plain text. */
  | { type: "choice"; options: string[] }
  | { type: "json"; name?: string; schema?: unknown; strict?: boolean };

/** Where a request was sent, and what came with it. */
export interface CallContext {
  /** The provider's name, such as `openai`. */
  readonly provider: string;
  /** The endpoint's name, such as `chat` or `responses.retrieve`. */
  readonly operation: string;
  readonly url: string;
  /** What the path said, such as `{ id: "resp_1" }`. */
  readonly params: Record<string, string>;
  /** As sent, without credentials. */
  readonly headers: Headers;
  /** The attempt's number, 0 for the first, where the SDK tells (`x-stainless-retry-count`). */
  readonly retry: number;
  /** Aborts when nobody reads the answer any more. */
  readonly signal: AbortSignal;
}

/** What a text generation's prompt says, for quick reading. */
export interface PromptSummary {
  /** All system messages, a line break between them. */
  readonly system: string;
  /** The text of the last user message that has one. */
  readonly lastUserText: string;
  /** The tool results since the model's last turn. */
  readonly toolResults: ToolResultPart[];
}

/** A call as a responder and a spy see it. */
export type Call<C extends BaseCall = LanguageModelCall> = C & CallContext & PromptSummary;
