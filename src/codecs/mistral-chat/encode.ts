import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  Usage,
} from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import type * as wire from "./wire.ts";

/** The model of an agent, which a request does not name. */
const AGENT_MODEL = "mistral-medium-latest";

export function encode(
  result: LanguageModelResult,
  call: LanguageModelCall,
  options: wire.MistralChatOptions,
): wire.ChatCompletion {
  const { content, finishReason } = result;
  const body: wire.ChatCompletion = {
    ...encodeHead(result, call, options),
    usage: encodeUsage(result.usage, options),
    object: "chat.completion",
    choices: Array.from({ length: call.n }, (_, index) => ({
      index,
      finish_reason: FINISH_REASONS[finishReason],
      message: encodeMessage(content, index),
    })),
  };
  return mergeBody(body, result.body);
}

/** What the body and every chunk begin with. */
export function encodeHead(
  { id, timestamp, modelId }: Pick<LanguageModelResult, "id" | "timestamp" | "modelId">,
  call: LanguageModelCall,
  { endpoint }: wire.MistralChatOptions,
): { id: string; created: number; model: string } {
  const isAgent = endpoint === "agents" && modelId === call.modelId;
  return {
    id,
    created: Math.floor(timestamp / 1000),
    model: isAgent ? AGENT_MODEL : modelId,
  };
}

export const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "error",
  error: "error",
  other: "stop",
};

/** The recordings have a service tier in chats alone. */
export function encodeUsage(
  { inputTokens, outputTokens }: Usage,
  { endpoint = "chat" }: wire.MistralChatOptions,
): wire.ChatUsage {
  return {
    prompt_tokens: inputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    completion_tokens: outputTokens.total,
    prompt_tokens_details: { cached_tokens: inputTokens.cacheRead },
    ...(endpoint === "chat" && { service_tier: "standard" }),
  };
}

function encodeMessage(content: Content[], choice: number): wire.ChatMessage {
  const toolCalls: wire.ToolCall[] = [];
  const chunks: wire.ContentChunk[] = [];
  for (const part of content) {
    if (part.type === "tool-call") toolCalls.push(encodeToolCall(part, toolCalls.length, choice));
    else chunks.push(encodeChunk(part));
  }
  return {
    role: "assistant",
    tool_calls: toolCalls.length > 0 ? toolCalls : null,
    content: chunks.every(isText) ? chunks.map(({ text }) => text).join("") : chunks,
  };
}

/** What is no text makes a list of the content. */
export function encodeChunk(part: Exclude<Content, ToolCallPart>): wire.ContentChunk {
  switch (part.type) {
    case "text":
    case "refusal":
      return { type: "text", text: part.text };
    case "reasoning":
      return { ...encodeThought(part.text), closed: true };
    case "custom": {
      const { type, value } = readCustomPart(part, "mistral");
      return { type, ...value };
    }
    case "file":
    case "source":
      throw new Error(
        `Mistral's completions carry no ${part.type === "file" ? "files" : "URLs as sources"}. Leave the part out, or give what Mistral sends with custom("mistral.reference", { reference_ids: [0] }).`,
      );
  }
}

export function encodeThought(text: string): {
  type: "thinking";
  thinking: { type: "text"; text: string }[];
} {
  return { type: "thinking", thinking: text === "" ? [] : [{ type: "text", text }] };
}

export function encodeToolCall(
  { toolCallId, toolName, input }: ToolCallPart,
  index: number,
  choice: number,
): wire.ToolCall {
  return {
    id: toChoiceId(toolCallId, choice),
    type: "function",
    function: { name: toolName, arguments: serializeInput(input) },
    index,
  };
}

/** A call's id is unique, in each of several choices too, and stays as long as it has to be. */
function toChoiceId(id: string, choice: number): string {
  return choice === 0 ? id : `${id.slice(0, -String(choice).length)}${choice}`;
}

function isText(chunk: wire.ContentChunk): chunk is { type: "text"; text: string } {
  return chunk.type === "text";
}
