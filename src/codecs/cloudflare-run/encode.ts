import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { Content, LanguageModelResult, Usage } from "../../language-model/result.ts";
import { type CloudflareEnvelope, wrap } from "../cloudflare-error.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { parseArguments } from "../read.ts";
import { toThinking } from "../think-tags.ts";
import type * as wire from "./wire.ts";

export function encode(
  { content, usage, body }: LanguageModelResult,
  call: LanguageModelCall,
): CloudflareEnvelope<wire.RunResult> {
  let text = "";
  const calls: wire.ToolCall[] = [];
  for (const part of content) {
    if (part.type === "tool-call") calls.push(encodeToolCall(part));
    else text += toText(part);
  }
  const result: wire.RunResult = {
    // a request for JSON gets the value itself
    response: call.responseFormat?.type === "json" ? parseArguments(text) : text,
    ...(calls.length > 0 && { tool_calls: calls }),
    usage: encodeUsage(usage),
  };
  return mergeBody(wrap(result), body);
}

/** Calls have no ids, and their arguments are objects. */
export function encodeToolCall({ toolName, input }: ToolCallPart): wire.ToolCall {
  return { name: toolName, arguments: parseArguments(input) };
}

export function encodeUsage({ inputTokens, outputTokens }: Usage): wire.RunUsage {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
  };
}

export function cannotCarry(type: "file" | "source"): Error {
  return new Error(
    `Workers AI's text generation carries no ${type}. Leave it out, or answer with a Response.`,
  );
}

function toText(part: Exclude<Content, ToolCallPart>): string {
  switch (part.type) {
    case "text":
    case "refusal": // a model here refuses in words
      return part.text;
    case "reasoning":
      return toThinking(part.text);
    case "file":
    case "source":
      throw cannotCarry(part.type);
    case "custom":
      throw cannotCarryCustom(part.kind);
  }
}
