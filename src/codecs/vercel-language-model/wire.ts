import type { LanguageModelCall } from "../../language-model/call.ts";

/** A call, with the version of the specification that it speaks. */
export interface VercelCall extends LanguageModelCall {
  isVersion3: boolean;
}

/** @see https://github.com/vercel/ai/tree/main/packages/provider/src/language-model/v4 */
export interface GenerateResult {
  content: Content[];
  finishReason: FinishReason;
  usage: Usage;
  warnings: never[];
  providerMetadata: ProviderMetadata;
  response: { id: string; modelId: string; timestamp: string };
}

export type ProviderMetadata = Record<string, Record<string, unknown>>;

export type Content =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string; providerMetadata?: ProviderMetadata }
  | ToolCall
  | File
  | Source
  | CustomContent;

export interface ToolCall {
  type: "tool-call";
  toolCallId: string;
  toolName: string;
  /** JSON. */
  input: string;
  providerMetadata?: ProviderMetadata;
}

export interface File {
  type: "file";
  mediaType: string;
  /** Of version 3, a text. */
  data: string | { type: "data"; data: string } | { type: "url"; url: string };
}

export interface Source {
  type: "source";
  sourceType: "url";
  id: string;
  url: string;
  title?: string;
}

/** What the neutral form has no word for, such as a tool's result. */
export interface CustomContent {
  type: string & {};
  [field: string]: unknown;
}

export interface FinishReason {
  unified: "stop" | "length" | "content-filter" | "tool-calls" | "error" | "other";
  /** In the words of the provider behind the gateway. */
  raw: string;
}

export interface Usage {
  inputTokens: { total: number; noCache: number; cacheRead: number; cacheWrite: number };
  outputTokens: { total: number; text: number; reasoning: number };
}

export type StreamPart =
  | { type: "stream-start"; warnings: never[] }
  | { type: "response-metadata"; id: string; modelId: string; timestamp: string }
  | { type: "text-start" | "text-end"; id: string }
  | { type: "text-delta" | "reasoning-delta" | "tool-input-delta"; id: string; delta: string }
  | { type: "reasoning-start" | "reasoning-end"; id: string; providerMetadata?: ProviderMetadata }
  | { type: "tool-input-start"; id: string; toolName: string }
  | { type: "tool-input-end"; id: string }
  | ToolCall
  | File
  | Source
  | { type: "error"; error: { message: string; type: string } }
  | {
      type: "finish";
      finishReason: FinishReason;
      usage: Usage;
      providerMetadata: ProviderMetadata;
    }
  | CustomContent;
