import type { WireRequest } from "../../codec.ts";
import type { ResponseFormat, Tool, ToolChoice } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
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
    topLogprobs: undefined,
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
    if (name !== "functionDeclarations") return isObject(value) ? [{ type: "provider", name }] : [];
    return toMembers(value).map(toFunction);
  });
}

function toFunction(declaration: unknown): Tool {
  const fields = toFields(declaration);
  const description = optionalText(fields["description"]);
  return {
    type: "function",
    name: toText(fields["name"]),
    inputSchema: fields["parametersJsonSchema"] ?? fields["parameters"],
    ...(description !== undefined && { description }),
  };
}

/** @see https://ai.google.dev/api/caching#FunctionCallingConfig */
function toToolChoice(config: unknown): ToolChoice | undefined {
  const { mode, allowedFunctionNames } = toFields(config);
  const [name, ...others] = toTexts(allowedFunctionNames);
  if (mode === "NONE") return { type: "none" };
  if (mode === "AUTO" || mode === "VALIDATED") return { type: "auto" };
  if (mode !== "ANY") return undefined;
  return name !== undefined && others.length === 0
    ? { type: "tool", toolName: name }
    : { type: "required" };
}

function toResponseFormat(config: JSONObject): ResponseFormat | undefined {
  const { responseMimeType, responseJsonSchema, responseSchema } = config;
  if (responseMimeType === "text/plain") return { type: "text" };
  const schema = responseJsonSchema ?? responseSchema ?? undefined;
  if (responseMimeType !== "application/json" && schema === undefined) return undefined;
  return { type: "json", ...(schema !== undefined && { schema }) };
}
