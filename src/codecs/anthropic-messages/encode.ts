import type {
  ReasoningPart,
  RefusalPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { FinishReason, LanguageModelResult, Usage } from "../../language-model/result.ts";
import type { ResponseMetadata } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { isObject, type JSONObject } from "../read.ts";
import { encryptIndex, signThinking } from "./signature.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult): wire.Message {
  const { id, modelId, usage, body } = result;
  const message: wire.Message = {
    model: modelId,
    id,
    type: "message",
    role: "assistant",
    content: encodeContent(result),
    ...encodeStop(result),
    usage: encodeUsage(usage),
  };
  return mergeBody(message, body);
}

/** The message as it is before its content is known. */
export function encodeOpening({ id, modelId, usage, body = {} }: ResponseMetadata): wire.Message {
  if (body["content"] !== undefined) {
    throw new Error(
      "body.content cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  const message: wire.Message = {
    model: modelId,
    id,
    type: "message",
    role: "assistant",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    // the API counts the first token here; the last event counts all
    usage: encodeUsage({ ...usage, outputTokens: { total: 1, reasoning: 0 } }),
  };
  return mergeBody(message, pickBody(body, false));
}

/** What a stream tells at its end, and not at its beginning. */
const AT_END = new Set([
  "stop_reason",
  "stop_sequence",
  "stop_details",
  "container",
  "context_management",
]);

/** The part of a test's body that a stream tells at its end, or at its beginning. */
export function pickBody(body: JSONObject, isAtEnd: boolean): JSONObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => AT_END.has(key) === isAtEnd));
}

const STOP_REASONS: Record<FinishReason, wire.StopReason> = {
  stop: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "content-filter": "refusal",
  error: "end_turn",
  other: "end_turn",
};

/** Why the answer ended; a refusal has no other sign. */
export function encodeStop({ finishReason, content }: LanguageModelResult): wire.MessageDelta {
  const refuses = finishReason === "stop" && content.some(({ type }) => type === "refusal");
  return {
    stop_reason: refuses ? "refusal" : STOP_REASONS[finishReason],
    stop_sequence: null,
    stop_details: null,
  };
}

export function encodeUsage(usage: Usage): wire.MessageUsage {
  const { output_tokens, output_tokens_details, ...input } = encodeDeltaUsage(usage);
  return {
    ...input,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.inputTokens.cacheWrite,
      ephemeral_1h_input_tokens: 0,
    },
    output_tokens,
    ...(output_tokens_details && { output_tokens_details }),
    service_tier: "standard",
    inference_geo: "not_available",
  };
}

/** Here alone among the providers, `input_tokens` leaves out the cache's share. */
export function encodeDeltaUsage({ inputTokens, outputTokens }: Usage): wire.DeltaUsage {
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    input_tokens: Math.max(0, total - cacheRead - cacheWrite),
    cache_creation_input_tokens: cacheWrite,
    cache_read_input_tokens: cacheRead,
    output_tokens: outputTokens.total,
    ...(outputTokens.reasoning > 0 && {
      output_tokens_details: { thinking_tokens: outputTokens.reasoning },
    }),
  };
}

function encodeContent({ id, content }: LanguageModelResult): wire.ContentBlock[] {
  const blocks: wire.ContentBlock[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal":
        blocks.push(encodeText(part));
        break;
      case "reasoning":
        blocks.push(encodeReasoning(part, id));
        break;
      case "tool-call":
        blocks.push(encodeToolCall(part));
        break;
      case "source":
        cite(part, blocks.at(-1));
        break;
      case "file":
        throw cannotCarryFile();
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  }
  return blocks;
}

function encodeText({ text }: TextPart | RefusalPart): wire.TextBlock {
  return { type: "text", text };
}

function cite(source: SourcePart, block: wire.ContentBlock | undefined): void {
  if (block?.type !== "text") throw cannotCite();
  (block.citations ??= []).push(encodeCitation(source, block.text));
}

export function encodeReasoning(
  part: ReasoningPart,
  messageId: string,
): wire.ThinkingBlock | wire.RedactedThinkingBlock {
  const { text, redactedData } = part;
  if (redactedData !== undefined) return { type: "redacted_thinking", data: redactedData };
  return { type: "thinking", thinking: text, signature: encodeSignature(part, messageId) };
}

/** Clients must send it back as it came, so there always is one. */
export function encodeSignature({ text, signature }: ReasoningPart, messageId: string): string {
  return signature ?? signThinking(messageId + text);
}

export function encodeToolCall({ toolCallId, toolName, input }: ToolCallPart): wire.ToolUseBlock {
  if (!isObject(input)) {
    throw new Error(
      `the input of a tool call is an object at Anthropic, and that of "${toolName}" is not. Give toolCall() an object.`,
    );
  }
  return { type: "tool_use", id: toolCallId, name: toolName, input, caller: { type: "direct" } };
}

/** How much of a page a citation quotes; all that a mock can quote is the text that rests on it. */
const QUOTED = 150;

export function encodeCitation({ url, title }: SourcePart, text: string): wire.Citation {
  return {
    type: "web_search_result_location",
    cited_text: text.slice(0, QUOTED).replace(/[\ud800-\udbff]$/, ""),
    url,
    title: title ?? null,
    encrypted_index: encryptIndex(url + text),
  };
}

export function cannotCite(): Error {
  return new Error(
    "a source stands for the text right before it, and there is none. Put source() after a text.",
  );
}

export function cannotCarryFile(): Error {
  return new Error(
    "a message carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}
