import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { Content, LanguageModelResult } from "../../language-model/result.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd, encodeLogprobs, encodeTime } from "../ollama-answer.ts";
import type { OllamaCall } from "../ollama-request.ts";
import { isObject, parseArguments } from "../read.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult, call: OllamaCall): wire.ChatResponse {
  const { modelId, timestamp, content, logprobs } = result;
  const message = call.loads ? { role: "assistant" as const, content: "" } : encodeMessage(content);
  const body = {
    model: modelId,
    created_at: encodeTime(timestamp),
    message,
    ...encodeEnd(result, call),
    ...(logprobs && !call.loads && { logprobs: encodeLogprobs(logprobs) }),
  };
  return mergeBody(body, result.body);
}

/** `think: false` is a wish that some models don't grant, and so what a test says is always shown. */
function encodeMessage(content: Content[]): wire.ChatMessage {
  let text = "";
  let thinking = "";
  const calls: wire.ToolCall[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal": // a model here refuses in words
        text += part.text;
        break;
      case "reasoning":
        thinking += part.text;
        break;
      case "tool-call":
        calls.push(encodeToolCall(part, calls.length));
        break;
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  }
  return {
    role: "assistant",
    content: text,
    ...(thinking !== "" && { thinking }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

export function encodeToolCall(
  { toolCallId, toolName, input }: ToolCallPart,
  index: number,
): wire.ToolCall {
  const args = parseArguments(input);
  if (!isObject(args)) {
    throw new Error(
      `Ollama sends the arguments of a tool call as an object, and those of ${toolName} are none. Give an object.`,
    );
  }
  const called = { index, name: toolName, arguments: args };
  return { ...(toolCallId !== "" && { id: toolCallId }), function: called };
}

export function cannotCarry(type: "file" | "source"): Error {
  return new Error(
    `an answer of Ollama's carries no ${type}. Leave it out, or mock a provider that has it.`,
  );
}
