import type { WireRequest } from "../../codec.ts";
import type { ResponseFormat, Tool, ToolChoice } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import { toJSONSchema } from "../google-schema.ts";
import {
  isObject,
  type JSONObject,
  optionalText,
  toCount,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { toMessages } from "./decode-content.ts";
import type { GeminiCall } from "./wire.ts";

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference#generationconfig */
export const MAXIMUM_CANDIDATES = 8;

/** @see https://ai.google.dev/api/generate-content#generationconfig */
export const MAXIMUM_LOGPROBS = 20;

export function decode({ url, params, body }: WireRequest): GeminiCall {
  const request = toFields(body);
  const config = toFields(request["generationConfig"]);
  return {
    modelId: (url.includes("/tunedModels/") ? "tunedModels/" : "") + (params["model"] ?? ""),
    url,
    body,
    prompt: [
      ...toSystem(request["systemInstruction"]),
      ...toMembers(request["contents"]).flatMap(toMessages),
    ],
    tools: toObjects(toMembers(request["tools"])).flatMap(toTools),
    toolChoice: toToolChoice(toFields(request["toolConfig"])["functionCallingConfig"]),
    responseFormat: toResponseFormat(config),
    maxOutputTokens: toOptionalNumber(config["maxOutputTokens"]),
    stopSequences: toTexts(config["stopSequences"]),
    temperature: toOptionalNumber(config["temperature"]),
    topP: toOptionalNumber(config["topP"]),
    seed: toOptionalNumber(config["seed"]),
    n: toCount(toOptionalNumber(config["candidateCount"]), MAXIMUM_CANDIDATES) ?? 1,
    topLogprobs: toTopLogprobs(config),
    parallelToolCalls: true,
    stream: url.includes(":streamGenerateContent"),
  };
}

/** The AI SDK sends each system message as a part of the one instruction. */
function toSystem(instruction: unknown): Message[] {
  return toMembers(toFields(instruction)["parts"]).flatMap((part): Message[] => {
    const text = optionalText(toFields(part)["text"]);
    return text === undefined ? [] : [{ role: "system", content: text }];
  });
}

/** Whatever stands beside the declarations is a tool of Google's own, such as `googleSearch`. */
function toTools(tool: JSONObject): Tool[] {
  return Object.entries(toFields(tool)).flatMap(([name, value]): Tool[] => {
    if (name === "functionDeclarations") return toMembers(value).map(toFunction);
    if (name === "mcpServers") return toMembers(value).map(toServer);
    if (!isObject(value)) return [];
    // its functions are Google's own, and the request names none
    return [{ type: "provider", name, ...(name === "computerUse" && { isSet: true }) }];
  });
}

function toServer(server: unknown): Tool {
  return { type: "provider", name: toText(toFields(server)["name"]) || "mcpServers", isSet: true };
}

function toFunction(declaration: unknown): Tool {
  const fields = toFields(declaration);
  const { parameters, parametersJsonSchema } = fields;
  const description = optionalText(fields["description"]);
  const inputSchema =
    parametersJsonSchema ?? (isObject(parameters) ? toJSONSchema(parameters) : undefined);
  return {
    type: "function",
    name: toText(fields["name"]),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(description !== undefined && { description }),
  };
}

/** @see https://ai.google.dev/api/caching#FunctionCallingConfig */
function toToolChoice(config: unknown): ToolChoice | undefined {
  const { mode, allowedFunctionNames } = toFields(config);
  const toolNames = toTexts(allowedFunctionNames);
  const some = toolNames.length > 0 && { toolNames };
  switch (toText(mode).toUpperCase()) {
    case "NONE":
      return { type: "none" };
    case "AUTO":
    case "VALIDATED":
      return { type: "auto", ...some };
    case "ANY":
      return toolNames.length === 1
        ? { type: "tool", toolName: toolNames[0]! }
        : { type: "required", ...some };
    default:
      return undefined;
  }
}

function toResponseFormat(config: JSONObject): ResponseFormat | undefined {
  const { responseMimeType, responseJsonSchema, responseSchema, responseFormat } = config;
  if (responseMimeType === "text/x.enum") return toChoice(responseSchema);
  const { text } = toFields(responseFormat);
  const { mimeType, schema: newSchema } = toFields(text);
  const schema =
    responseJsonSchema ?? newSchema ?? (responseSchema ? toJSONSchema(responseSchema) : undefined);
  if (schema === undefined && responseMimeType === undefined && mimeType === undefined)
    return undefined;
  const isJSON = responseMimeType === "application/json" || mimeType === "APPLICATION_JSON";
  // XML and YAML are texts as well
  if (!isJSON && (schema === undefined || responseMimeType === "text/plain"))
    return { type: "text" };
  return { type: "json", ...(schema !== undefined && { schema }) };
}

function toChoice(schema: unknown): ResponseFormat {
  const options = toTexts(toFields(schema)["enum"]);
  return options.length > 0 ? { type: "choice", options } : { type: "text" };
}

/** `logprobs` alone asks for nothing: https://ai.google.dev/api/generate-content#generationconfig */
function toTopLogprobs({ responseLogprobs, logprobs }: JSONObject): number | undefined {
  if (responseLogprobs !== true) return undefined;
  return Math.min(MAXIMUM_LOGPROBS, Math.max(0, Math.trunc(toOptionalNumber(logprobs) ?? 0)));
}
