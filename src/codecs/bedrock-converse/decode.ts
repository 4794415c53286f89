import type { WireRequest } from "../../codec.ts";
import type {
  LanguageModelCall,
  ResponseFormat,
  Tool,
  ToolChoice,
} from "../../language-model/call.ts";
import { isStreamed, toModelId } from "../bedrock-model.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  optionalText,
  parseArguments,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { toMessages, toSystem } from "./decode-content.ts";

export function decode(request: WireRequest): LanguageModelCall {
  const { params, body } = request;
  const { system, messages, inferenceConfig, toolConfig, outputConfig } = toObject(body);
  const { additionalModelRequestFields: extra } = toObject(body);
  const { maxTokens, temperature, topP, stopSequences } = toObject(inferenceConfig);
  const { tools, toolChoice } = toObject(toolConfig);
  return {
    modelId: toModelId(params),
    body,
    prompt: [...toSystem(system), ...toObjects(messages).flatMap(toMessages)],
    tools: toObjects(tools).flatMap(toTool),
    toolChoice: toToolChoice(toolChoice),
    responseFormat: toResponseFormat(outputConfig) ?? toModelFormat(extra),
    maxOutputTokens: optionalNumber(maxTokens),
    stopSequences: toTexts(stopSequences),
    temperature: optionalNumber(temperature),
    topP: optionalNumber(topP),
    seed: undefined,
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: isStreamed(request),
  };
}

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Tool.html */
function toTool({ toolSpec, systemTool }: JSONObject): Tool[] {
  if (isObject(systemTool)) return [{ type: "provider", name: toText(systemTool["name"]) }];
  if (!isObject(toolSpec)) return [];
  const { name, inputSchema, strict } = toolSpec;
  const description = optionalText(toolSpec["description"]);
  const { json } = toObject(inputSchema);
  return [
    {
      type: "function",
      name: toText(name),
      ...(json !== undefined && { inputSchema: json }),
      ...(description !== undefined && { description }),
      ...(strict === true && { strict }),
    },
  ];
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  const { auto, any, tool } = toObject(choice);
  if (isObject(tool)) return { type: "tool", toolName: toText(tool["name"]) };
  if (any !== undefined) return { type: "required" };
  return auto === undefined ? undefined : { type: "auto" };
}

/** The schema comes as a text. */
function toResponseFormat(config: unknown): ResponseFormat | undefined {
  const { type, structure } = toObject(toObject(config)["textFormat"]);
  if (type !== "json_schema") return undefined;
  const { schema, name } = toObject(toObject(structure)["jsonSchema"]);
  return {
    type: "json",
    ...(schema !== undefined && { schema: parseArguments(schema) }),
    ...(typeof name === "string" && { name }),
  };
}

/** In Claude's own words, as the AI SDK sends it. */
function toModelFormat(fields: unknown): ResponseFormat | undefined {
  const { type, schema } = toObject(toObject(toObject(fields)["output_config"])["format"]);
  return type === "json_schema" ? { type: "json", schema } : undefined;
}
