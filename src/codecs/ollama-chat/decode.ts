import type { WireRequest } from "../../codec.ts";
import type { Tool } from "../../language-model/call.ts";
import type { AssistantPart, Message, ToolCallPart } from "../../language-model/prompt.ts";
import { decodeAsked, type OllamaCall, toImages, toLoads } from "../ollama-request.ts";
import { toFunctionTool } from "../function-tool.ts";
import { type JSONObject, parseArguments, toArray, toObject, toObjects, toText } from "../read.ts";

export function decode(wire: WireRequest): OllamaCall {
  const request = toObject(wire.body);
  const asked = decodeAsked(wire);
  const loads = toArray(request["messages"]).length === 0 ? toLoads(request) : undefined;
  return {
    ...asked,
    modelId: toText(request["model"]),
    body: wire.body,
    prompt: toPrompt(toObjects(request["messages"])),
    tools: toObjects(request["tools"]).map(toTool),
    // it answers with one object, whether a stream was asked for or not
    stream: asked.stream && loads === undefined,
    loads,
  };
}

function toPrompt(messages: JSONObject[]): Message[] {
  let open: ToolCallPart[] = [];
  return messages.flatMap((message): Message[] => {
    const content = toText(message["content"]);
    // the server reads roles in any case
    switch (toText(message["role"]).toLowerCase()) {
      case "system":
        return [{ role: "system", content }];
      case "user":
        return [
          {
            role: "user",
            content: [
              ...(content === "" ? [] : [{ type: "text" as const, text: content }]),
              ...toImages(message["images"]),
            ],
          },
        ];
      case "assistant": {
        const parts = toAssistantContent(content, message);
        open = parts.filter((part) => part.type === "tool-call");
        return [{ role: "assistant", content: parts }];
      }
      case "tool": {
        const call = takeCall(message, open);
        const toolName = call?.toolName ?? toText(message["tool_name"]);
        const toolCallId = call?.toolCallId ?? toText(message["tool_call_id"]);
        const result = { type: "tool-result" as const, toolCallId, toolName, output: content };
        return [{ role: "tool", content: [result] }];
      }
      default:
        return [];
    }
  });
}

/** The call that a result answers: by its id, else its tool, else the order. */
function takeCall(
  { tool_call_id: id, tool_name: name }: JSONObject,
  open: ToolCallPart[],
): ToolCallPart | undefined {
  const index = open.findIndex(
    ({ toolCallId, toolName }) =>
      id === toolCallId || (id === undefined && (name === undefined || name === toolName)),
  );
  return index === -1 ? undefined : open.splice(index, 1)[0];
}

function toAssistantContent(content: string, message: JSONObject): AssistantPart[] {
  const thinking = toText(message["thinking"]);
  return [
    ...(thinking === "" ? [] : [{ type: "reasoning" as const, text: thinking }]),
    ...(content === "" ? [] : [{ type: "text" as const, text: content }]),
    ...toObjects(message["tool_calls"]).map(toToolCall),
  ];
}

function toToolCall({ id, function: called }: JSONObject): ToolCallPart {
  const { name, arguments: input } = toObject(called);
  return {
    type: "tool-call",
    toolCallId: toText(id),
    toolName: toText(name),
    input: parseArguments(input),
  };
}

function toTool(tool: JSONObject): Tool {
  return toFunctionTool(toObject(tool["function"]));
}
