import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall, ResponseFormat, Tool } from "../../language-model/call.ts";
import type { AssistantPart, Message } from "../../language-model/prompt.ts";
import { toModelId } from "../cloudflare-error.ts";
import { toFunctionTool } from "../function-tool.ts";
import {
  type JSONObject,
  optionalNumber,
  parseArguments,
  toObject,
  toObjects,
  toPlainText,
  toText,
} from "../read.ts";

export function decode({ params, body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  const prompt = toText(request["prompt"]);
  return {
    modelId: toModelId(params),
    body,
    prompt: [
      ...toObjects(request["messages"]).flatMap(toMessage),
      ...(prompt === "" ? [] : [toUserMessage(prompt)]),
    ],
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: undefined,
    responseFormat: toResponseFormat(request["response_format"]),
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: [],
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: optionalNumber(request["seed"]),
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}

function toMessage(message: JSONObject): Message[] {
  const text = toPlainText(message["content"]);
  switch (message["role"]) {
    case "system":
      return [{ role: "system", content: text }];
    case "assistant":
      return [{ role: "assistant", content: toAssistantContent(text, message) }];
    case "tool": {
      const toolCallId = toText(message["tool_call_id"]);
      const toolName = toText(message["name"]);
      return [
        { role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output: text }] },
      ];
    }
    default:
      return [toUserMessage(text)];
  }
}

function toUserMessage(text: string): Message {
  return { role: "user", content: [{ type: "text", text }] };
}

function toAssistantContent(text: string, message: JSONObject): AssistantPart[] {
  return [
    ...(text === "" ? [] : [{ type: "text" as const, text }]),
    ...toObjects(message["tool_calls"]).map((call) => {
      const { name, arguments: input } = toObject(call["function"] ?? call);
      return {
        type: "tool-call" as const,
        toolCallId: toText(call["id"]),
        toolName: toText(name),
        input: parseArguments(input),
      };
    }),
  ];
}

/** A tool stands alone, or as OpenAI writes it. */
function toTool(tool: JSONObject): Tool {
  return toFunctionTool(toObject(tool["function"] ?? tool));
}

/** The schema stands alone, or as OpenAI writes it. */
function toResponseFormat(format: unknown): ResponseFormat | undefined {
  const { type, json_schema: definition } = toObject(format);
  if (type === "json_object") return { type: "json" };
  if (type !== "json_schema") return undefined;
  const { schema = definition } = toObject(definition);
  return { type: "json", schema };
}
