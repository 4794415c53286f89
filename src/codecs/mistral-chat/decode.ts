import type { WireRequest } from "../../codec.ts";
import type {
  LanguageModelCall,
  ResponseFormat,
  Tool,
  ToolChoice,
} from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import { toMessage } from "../mistral-messages.ts";
import { toFunctionTool } from "../function-tool.ts";
import {
  type JSONObject,
  optionalNumber,
  optionalText,
  toCount,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import type { MistralChatOptions } from "./wire.ts";

/** So many choices are made at most: what is asked for must not exhaust the memory. */
const MAXIMUM_CHOICES = 128;

export function decode(
  { body }: WireRequest,
  { endpoint = "chat" }: MistralChatOptions,
): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request[endpoint === "agents" ? "agent_id" : "model"]),
    body,
    prompt:
      endpoint === "fim"
        ? toFillIn(request["prompt"], request["suffix"])
        : toObjects(request["messages"]).flatMap(toMessage),
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: toToolChoice(request["tool_choice"]),
    responseFormat: toResponseFormat(request["response_format"]),
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: toTexts(request["stop"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: optionalNumber(request["random_seed"]),
    n: toCount(request["n"], MAXIMUM_CHOICES) ?? 1,
    topLogprobs: undefined,
    parallelToolCalls: request["parallel_tool_calls"] !== false,
    stream: request["stream"] === true,
  };
}

/** The code before the gap, and the code after it. */
function toFillIn(prompt: unknown, suffix: unknown): Message[] {
  const texts = [toText(prompt), toText(suffix)].filter((text) => text !== "");
  return [{ role: "user", content: texts.map((text) => ({ type: "text", text })) }];
}

/** A tool that is no function, such as a connector, runs at the provider. */
function toTool(tool: JSONObject): Tool {
  const { function: definition, type } = tool;
  if (definition === undefined) return { type: "provider", name: toText(type) };
  const details = toObject(definition);
  return { ...toFunctionTool(details), ...(details["strict"] === true && { strict: true }) };
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
  if (choice === "any") return { type: "required" };
  const toolName = optionalText(toObject(toObject(choice)["function"])["name"]);
  return toolName === undefined ? undefined : { type: "tool", toolName };
}

function toResponseFormat(format: unknown): ResponseFormat | undefined {
  const { type, json_schema: definition } = toObject(format);
  if (type === "json_object") return { type: "json" };
  if (type !== "json_schema") return type === "text" ? { type: "text" } : undefined;
  const { name, schema, strict } = toObject(definition);
  return { type: "json", name: toText(name), schema, strict: strict === true };
}
