import { hash } from "../../ids.ts";
import type { SourcePart, ToolCallPart } from "../../language-model/prompt.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
} from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { encodeCohereUsage } from "../cohere-meta.ts";
import { cannotCarryCustom, readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toText } from "../read.ts";
import { toUUID } from "../uuid.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult): wire.ChatResponse {
  const { id, content, usage, logprobs } = result;
  const body: wire.ChatResponse = {
    id: toUUID(id),
    message: encodeMessage(content),
    finish_reason: encodeFinishReason(result),
    usage: encodeCohereUsage(usage),
    ...(logprobs && { logprobs: encodeLogprobs(logprobs) }),
  };
  return mergeBody(body, result.body);
}

function encodeMessage(content: Content[]): wire.ChatMessage {
  const blocks: wire.ContentBlock[] = [];
  const plans: string[] = [];
  const toolCalls: wire.ToolCall[] = [];
  const citations: object[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal":
        blocks.push({ type: "text", text: part.text });
        break;
      case "reasoning":
        blocks.push({ type: "thinking", thinking: part.text });
        break;
      case "tool-call":
        toolCalls.push(encodeToolCall(part));
        break;
      case "source": {
        const last = blocks.at(-1);
        citations.push(encodeSource(part, last?.type === "text" ? last.text : ""));
        break;
      }
      case "custom": {
        const { type, value } = readCohereCustom(part);
        if (type === "citation") citations.push(value);
        else plans.push(toText(value["tool_plan"]));
        break;
      }
      case "file":
        throw cannotCarryFile();
    }
  }
  const isSilent = blocks.length === 0 && toolCalls.length + plans.length > 0;
  return {
    role: "assistant",
    ...(!isSilent && { content: blocks.length > 0 ? blocks : [{ type: "text", text: "" }] }),
    ...(plans.length > 0 && { tool_plan: plans.join("") }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...(citations.length > 0 && { citations }),
  };
}

export function encodeToolCall({ toolCallId, toolName, input }: ToolCallPart): wire.ToolCall {
  return {
    id: toolCallId,
    type: "function",
    function: { name: toolName, arguments: serializeInput(input) },
  };
}

/** A page that the text before it rests on, all of it. */
export function encodeSource({ url, title }: SourcePart, text: string): wire.Citation {
  const document = { id: url, text, title: title ?? url, url };
  return {
    start: 0,
    end: text.length,
    text,
    sources: [{ type: "document", id: url, document }],
    type: "TEXT_CONTENT",
  };
}

/** A citation of a place in the text, or the plan that comes before calls of tools. */
export function readCohereCustom(
  part: Extract<Content, { type: "custom" }>,
): ReturnType<typeof readCustomPart> {
  const custom = readCustomPart(part, "cohere");
  if (custom.type === "citation" || custom.type === "tool_plan") return custom;
  throw cannotCarryCustom(part.kind);
}

export function cannotCarryFile(): Error {
  return new Error(
    "Cohere's chat carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}

const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "COMPLETE",
  length: "MAX_TOKENS",
  "tool-calls": "TOOL_CALL",
  "content-filter": "ERROR",
  error: "ERROR",
  other: "COMPLETE",
};

export function encodeFinishReason({
  finishReason,
  stopSequence,
}: Pick<LanguageModelResult, "finishReason" | "stopSequence">): wire.FinishReason {
  return stopSequence === undefined ? FINISH_REASONS[finishReason] : "STOP_SEQUENCE";
}

/** How many tokens Cohere's tokenizer knows. */
const VOCABULARY = 255_000;

export function encodeLogprobs(logprobs: TokenLogprob[]): wire.LogprobItem[] {
  return logprobs.map(({ token, logprob }) => ({
    token_ids: [hash(token) % VOCABULARY],
    text: token,
    logprobs: [logprob],
  }));
}
