import { serializeInput } from "../../language-model/tool-input.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeLogprobs as encodeTokenLogprobs } from "../openai-logprobs.ts";
import { toObject, toObjects } from "../read.ts";
import type * as wire from "./wire.ts";

export function encode(
  result: LanguageModelResult,
  call: LanguageModelCall,
  options: wire.OpenAIChatOptions,
): wire.ChatCompletion {
  const { id, timestamp, modelId, logprobs, usage } = result;
  const choices = Array.from({ length: call.n }, (_, index) => ({
    index,
    message: encodeMessage(result.content, { index, call, options }),
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

/** What one of the choices hangs on. */
interface ChoiceContext {
  index: number;
  call: LanguageModelCall;
  options: wire.OpenAIChatOptions;
}

function encodeMessage(
  content: Content[],
  { index, call, options }: ChoiceContext,
): wire.ChatMessage {
  const { reasoningField, openaiFields } = options;
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
        toolCalls.push(encodeToolCall(part, index, call));
        break;
      case "source":
        annotations.push(encodeAnnotation(part, texts.join("").length));
        break;
      case "file":
        throw cannotCarryFile();
      case "custom":
        throw cannotCarryCustom(part.kind);
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

/** A call of a function, or of a tool that takes a free text. */
function encodeToolCall(
  { toolCallId, toolName, input }: ToolCallPart,
  choice: number,
  call: LanguageModelCall,
): wire.ToolCall {
  const id = encodeToolCallId(toolCallId, choice);
  const text = serializeInput(input);
  return isCustomTool(toolName, call)
    ? { id, type: "custom", custom: { name: toolName, input: text } }
    : { id, type: "function", function: { name: toolName, arguments: text } };
}

/** @see https://platform.openai.com/docs/guides/function-calling#custom-tools */
export function isCustomTool(toolName: string, { body }: LanguageModelCall): boolean {
  const tools = toObjects(toObject(body)["tools"]);
  return tools.some(
    ({ type, custom }) => type === "custom" && toObject(custom)["name"] === toolName,
  );
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
