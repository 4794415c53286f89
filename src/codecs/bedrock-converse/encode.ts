import type {
  FilePart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { FinishReason, LanguageModelResult, Usage } from "../../language-model/result.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { isObject, toObject, toTexts } from "../read.ts";
import { seal } from "../seal.ts";
import type * as wire from "./wire.ts";

export function encode(
  result: LanguageModelResult,
  call: LanguageModelCall,
): wire.ConverseResponse {
  const response: wire.ConverseResponse = {
    metrics: METRICS,
    output: { message: { content: encodeContent(result, call), role: "assistant" } },
    stopReason: encodeStopReason(result),
    usage: encodeUsage(result.usage, call),
    ...encodeExtra(result, call),
  };
  return mergeBody(response, result.body);
}

export const METRICS = { latencyMs: 1 };

const STOP_REASONS: Record<FinishReason, wire.StopReason> = {
  stop: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "content-filter": "content_filtered",
  error: "malformed_model_output",
  other: "malformed_model_output",
};

export function encodeStopReason({
  finishReason,
  stopSequence,
}: LanguageModelResult): wire.StopReason {
  return stopSequence === undefined ? STOP_REASONS[finishReason] : "stop_sequence";
}

/** Claude tells of its cache in every answer, the others where there is something to tell. */
export function encodeUsage(
  { inputTokens, outputTokens }: Usage,
  { modelId }: LanguageModelCall,
): wire.TokenUsage {
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    ...((cacheRead + cacheWrite > 0 || isClaude(modelId)) && {
      cacheReadInputTokenCount: cacheRead,
      cacheReadInputTokens: cacheRead,
      cacheWriteInputTokenCount: cacheWrite,
      cacheWriteInputTokens: cacheWrite,
    }),
    inputTokens: Math.max(0, total - cacheRead - cacheWrite),
    outputTokens: outputTokens.total,
    serverToolUsage: {},
    totalTokens: total + outputTokens.total,
  };
}

/**
 * Fields of the model's own answer that the request asks for by their paths; of a mock's there is one.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html
 */
export function encodeExtra(
  { stopSequence }: LanguageModelResult,
  { body, stream }: LanguageModelCall,
): { additionalModelResponseFields?: unknown } {
  const paths = toTexts(toObject(body)["additionalModelResponseFieldPaths"]);
  const field = { stop_sequence: stopSequence ?? null };
  if (stream && paths.includes("/delta/stop_sequence")) {
    return { additionalModelResponseFields: { delta: field } };
  }
  if (!stream && paths.includes("/stop_sequence")) return { additionalModelResponseFields: field };
  return {};
}

function encodeContent(
  { content }: LanguageModelResult,
  { modelId }: LanguageModelCall,
): wire.ContentBlock[] {
  const blocks: wire.ContentBlock[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal": // Bedrock's models refuse in words
        blocks.push({ text: part.text });
        break;
      case "reasoning":
        blocks.push({ reasoningContent: encodeReasoning(part, modelId) });
        break;
      case "tool-call":
        blocks.push({ toolUse: encodeToolUse(part) });
        break;
      case "file":
        blocks.push({ image: encodeImage(part) });
        break;
      case "source":
        blocks.push({ citationsContent: { citations: [encodeCitation(part)] } });
        break;
      case "custom": {
        const { type, value } = readCustomPart(part, "bedrock");
        blocks.push({ [type]: value });
      }
    }
  }
  return blocks;
}

export function encodeReasoning(part: ReasoningPart, modelId: string): wire.ReasoningContent {
  const { text, redactedData } = part;
  if (redactedData !== undefined) return { redactedContent: redactedData };
  const signature = encodeSignature(part, modelId);
  return { reasoningText: { ...(signature !== undefined && { signature }), text } };
}

/** Claude signs its thoughts, and wants them back as they came. */
export function encodeSignature(
  { text, signature }: ReasoningPart,
  modelId: string,
): string | undefined {
  return signature ?? (isClaude(modelId) ? seal(text, 240, [0x12]) : undefined);
}

export function encodeToolUse({ toolCallId, toolName, input }: ToolCallPart): wire.ToolUseBlock {
  if (!isObject(input)) {
    throw new Error(
      `the input of a tool call is an object at Bedrock, and that of "${toolName}" is not. Give toolCall() an object.`,
    );
  }
  return { input, name: toolName, toolUseId: toolCallId };
}

export function encodeImage({ mediaType, data }: FilePart): {
  format: string;
  source: { bytes: string };
} {
  const [, format] = /^image\/(png|jpeg|gif|webp)$/.exec(mediaType) ?? [];
  if (format !== undefined) return { format, source: { bytes: data } };
  throw new Error(
    `Bedrock's messages carry images as png, jpeg, gif or webp, and no "${mediaType}". Leave the file out.`,
  );
}

/** A page that the text before it rests on, as Nova's web search tells it: in a block of its own. */
export function encodeCitation({ url, title }: SourcePart): wire.Citation {
  const domain = url.replace(/^\w+:\/\/(?:www\.)?|[/?#:].*$/g, "");
  return { location: { web: { domain, url } }, ...(title !== undefined && { title }) };
}

function isClaude(modelId: string): boolean {
  return modelId.includes("anthropic.");
}
