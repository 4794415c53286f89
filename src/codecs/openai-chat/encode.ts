import { serializeInput } from "../../language-model/tool-input.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeLogprobs as encodeTokenLogprobs } from "../openai-logprobs.ts";
import type * as wire from "./wire.ts";

export function encode(
  result: LanguageModelResult,
  call: LanguageModelCall,
  options: wire.OpenAIChatOptions,
): wire.ChatCompletion {
  const { id, timestamp, modelId, logprobs, usage } = result;
  const choices = Array.from({ length: call.n }, (_, index) => ({
    index,
    message: encodeMessage(result.content, index, options),
    logprobs: logprobs ? encodeLogprobs(logprobs) : null,
    finish_reason: encodeFinishReason(result.finishReason, call),
  }));
  const body: wire.ChatCompletion = {
    id,
    object: "chat.completion",
    created: Math.floor(timestamp / 1000),
    model: modelId,
    choices,
    usage: encodeUsage(usage),
    ...encodeHead(options),
  };
  return mergeBody(body, result.body);
}

/** What only OpenAI says of an answer. */
export function encodeHead({ openaiFields }: wire.OpenAIChatOptions): {
  service_tier?: string;
  system_fingerprint: string | null;
} {
  return { ...(openaiFields && { service_tier: "default" }), system_fingerprint: null };
}

function encodeMessage(
  content: Content[],
  choice: number,
  { reasoningField, openaiFields }: wire.OpenAIChatOptions,
): wire.ChatMessage {
  const texts: string[] = [];
  const reasonings: string[] = [];
  const refusals: string[] = [];
  const toolCalls: wire.ToolCall[] = [];
  const annotations: wire.Annotation[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
        texts.push(part.text);
        break;
      case "reasoning":
        reasonings.push(part.text);
        break;
      case "refusal":
        refusals.push(part.text);
        break;
      case "tool-call":
        toolCalls.push({
          id: encodeToolCallId(part.toolCallId, choice),
          type: "function",
          function: { name: part.toolName, arguments: serializeInput(part.input) },
        });
        break;
      case "source":
        annotations.push(encodeAnnotation(part, texts.join("").length));
        break;
      case "file":
        throw cannotCarryFile();
    }
  }
  const isSilent = texts.length === 0 && toolCalls.length + refusals.length > 0;
  return {
    role: "assistant",
    content: isSilent ? null : texts.join(""),
    ...(reasoningField && reasonings.length > 0 && { [reasoningField]: reasonings.join("") }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...((openaiFields || refusals.length > 0) && { refusal: refusals.join("") || null }),
    ...((openaiFields || annotations.length > 0) && { annotations }),
  };
}

/** A call's id is unique, in each of several choices too. */
export function encodeToolCallId(id: string, choice: number): string {
  return choice === 0 ? id : `${id.slice(0, -String(choice).length)}${choice}`;
}

export function encodeAnnotation(
  { url, title = "" }: { url: string; title?: string },
  length: number,
): wire.Annotation {
  return { type: "url_citation", url_citation: { start_index: 0, end_index: length, title, url } };
}

export function cannotCarryFile(): Error {
  return new Error(
    "a chat completion carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}

const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
  error: "stop",
  other: "stop",
};

/** A function that `tool_choice` names ends with `stop`, as the recordings show. */
export function encodeFinishReason(
  reason: FinishReason,
  { toolChoice }: LanguageModelCall,
): wire.FinishReason {
  return reason === "tool-calls" && toolChoice?.type === "tool" ? "stop" : FINISH_REASONS[reason];
}

export function encodeUsage({ inputTokens, outputTokens }: Usage): wire.ChatUsage {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    prompt_tokens_details: { cached_tokens: inputTokens.cacheRead, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: outputTokens.reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

export function encodeLogprobs(logprobs: TokenLogprob[]): wire.Logprobs {
  return { content: encodeTokenLogprobs(logprobs), refusal: null };
}
