import type { WireRequest } from "../../codec.ts";
import type { ResponseFormat, Tool, ToolChoice } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  optionalText,
  toArray,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { toInputSteps, toMessages } from "./decode-steps.ts";
import type { InteractionsCall } from "./wire.ts";

export function decode({ body }: WireRequest): InteractionsCall {
  const request = toObject(body);
  const { model, agent } = request;
  const config = toObject(request["generation_config"]);
  const input = toInputSteps(request["input"]);
  return {
    modelId: toText(model) || toText(agent),
    agent: typeof model === "string" ? undefined : optionalText(agent),
    body,
    input,
    prompt: [...toSystem(request), ...toMessages(input)],
    tools: toObjects(request["tools"]).map(toTool),
    toolChoice: toToolChoice(config["tool_choice"]),
    responseFormat: toResponseFormat(request),
    maxOutputTokens: optionalNumber(config["max_output_tokens"]),
    stopSequences: toTexts(config["stop_sequences"]),
    temperature: optionalNumber(config["temperature"]),
    topP: optionalNumber(config["top_p"]),
    seed: optionalNumber(config["seed"]),
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: request["stream"] === true,
  };
}

export function toSystem({ system_instruction: instruction }: JSONObject): Message[] {
  return typeof instruction === "string" ? [{ role: "system", content: instruction }] : [];
}

/** Their functions are not in the request. */
const SETS = ["mcp_server", "computer_use"];

/** Whatever is no function runs at Google. */
function toTool({ type, name, description, parameters }: JSONObject): Tool {
  if (type !== "function") {
    const isSet = SETS.includes(toText(type));
    return { type: "provider", name: toText(name) || toText(type), ...(isSet && { isSet }) };
  }
  return {
    type: "function",
    name: toText(name),
    ...(parameters !== undefined && { inputSchema: parameters }),
    ...(typeof description === "string" && { description }),
  };
}

/** A mode, or a mode and the functions that it allows. */
function toToolChoice(choice: unknown): ToolChoice | undefined {
  const { mode, tools } = toObject(toObject(choice)["allowed_tools"]);
  const toolNames = toTexts(toArray(tools));
  const some = toolNames.length > 0 && { toolNames };
  switch (toText(choice) || toText(mode)) {
    case "none":
      return { type: "none" };
    case "auto":
    case "validated":
      return { type: "auto", ...some };
    case "any":
      return toolNames.length === 1
        ? { type: "tool", toolName: toolNames[0]! }
        : { type: "required", ...some };
    default:
      return undefined;
  }
}

/** The text's format in a list of several; a schema itself, beside its MIME type, is the older way. */
function toResponseFormat(request: JSONObject): ResponseFormat | undefined {
  const { response_format: format, response_mime_type: mimeType } = request;
  const formats = toObjects(Array.isArray(format) ? format : [format]);
  const text = formats.find(({ type }) => type === "text");
  if (text) {
    const { mime_type: type, schema } = text;
    if (type !== "application/json") return { type: "text" };
    return { type: "json", ...(isObject(schema) && { schema }) };
  }
  if (mimeType !== "application/json") return undefined;
  return { type: "json", ...(isObject(format) && { schema: format }) };
}
