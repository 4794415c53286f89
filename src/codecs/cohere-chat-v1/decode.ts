import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall, ResponseFormat, Tool } from "../../language-model/call.ts";
import type { AssistantPart, FilePart, Message } from "../../language-model/prompt.ts";
import {
  type JSONObject,
  optionalNumber,
  optionalText,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: toPrompt(request),
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: undefined,
    responseFormat: toResponseFormat(request["response_format"]),
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: toTexts(request["stop_sequences"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["p"]),
    seed: optionalNumber(request["seed"]),
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}

/** What was said before, then the question and its documents, or the results of tools. */
function toPrompt(request: JSONObject): Message[] {
  const preamble = toText(request["preamble"]);
  const question = toText(request["message"]);
  const documents = toObjects(request["documents"]).map((document): FilePart => ({
    type: "file",
    mediaType: "text/plain",
    data: JSON.stringify(document),
  }));
  return [
    ...(preamble === "" ? [] : [{ role: "system" as const, content: preamble }]),
    ...toObjects(request["chat_history"]).flatMap(toMessage),
    ...(question === ""
      ? []
      : [
          {
            role: "user" as const,
            content: [{ type: "text" as const, text: question }, ...documents],
          },
        ]),
    ...toResults(request["tool_results"]),
  ];
}

/** Roles come in any case. */
function toMessage({ role, message, ...rest }: JSONObject): Message[] {
  const text = toText(message);
  switch (toText(role).toUpperCase()) {
    case "SYSTEM":
      return [{ role: "system", content: text }];
    case "USER":
      return [{ role: "user", content: [{ type: "text", text }] }];
    case "CHATBOT":
      return [{ role: "assistant", content: toAnswer(text, rest["tool_calls"]) }];
    case "TOOL":
      return toResults(rest["tool_results"]);
    default:
      return [];
  }
}

function toAnswer(text: string, calls: unknown): AssistantPart[] {
  return [
    ...(text === "" ? [] : [{ type: "text" as const, text }]),
    ...toObjects(calls).map(({ name, parameters }): AssistantPart => {
      return { type: "tool-call", toolCallId: "", toolName: toText(name), input: parameters ?? {} };
    }),
  ];
}

function toResults(results: unknown): Message[] {
  const parts = toObjects(results).map(({ call, outputs }) => ({
    type: "tool-result" as const,
    toolCallId: "",
    toolName: toText(toObject(call)["name"]),
    output: outputs,
  }));
  return parts.length > 0 ? [{ role: "tool", content: parts }] : [];
}

function toTool({ name, description, parameter_definitions: parameters }: JSONObject): Tool {
  const text = optionalText(description);
  return {
    type: "function",
    name: toText(name),
    inputSchema: toSchema(toObject(parameters)),
    ...(text !== undefined && { description: text }),
  };
}

const TYPES: Record<string, string> = {
  str: "string",
  string: "string",
  int: "integer",
  integer: "integer",
  float: "number",
  number: "number",
  bool: "boolean",
  boolean: "boolean",
  list: "array",
  dict: "object",
  object: "object",
};

/** Parameters have types of Python, such as `List[str]`. */
function toSchema(parameters: JSONObject): object {
  const entries = Object.entries(parameters).map(
    ([name, value]) => [name, toObject(value)] as const,
  );
  const properties = entries.map(([name, { type, description }]) => {
    const words = optionalText(description);
    return [name, { ...toType(type), ...(words !== undefined && { description: words }) }];
  });
  return {
    type: "object",
    properties: Object.fromEntries(properties) as object,
    required: entries.filter(([, { required }]) => required === true).map(([name]) => name),
  };
}

function toType(type: unknown): object {
  const known = TYPES[toText(type).toLowerCase().replace(/\[.*$/s, "")];
  return known === undefined ? {} : { type: known };
}

function toResponseFormat(format: unknown): ResponseFormat | undefined {
  const { type, schema } = toObject(format);
  if (type !== "json_object") return type === "text" ? { type: "text" } : undefined;
  return { type: "json", ...(schema !== undefined && { schema }) };
}
