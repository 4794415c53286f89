import type { Origin } from "../openai-object-kind.ts";
import { type JSONObject, optionalText, toObject, toObjects } from "../read.ts";
import { decodeAssistant } from "./decode.ts";
import type { Assistant } from "./wire.ts";

export function makeAssistant(id: string, { call, context }: Origin): Assistant {
  const given = decodeAssistant(call.body);
  return {
    id,
    object: "assistant",
    created_at: Math.floor(context.now / 1000),
    name: given["name"] ?? null,
    description: given["description"] ?? null,
    model: optionalText(given["model"]) ?? "",
    instructions: given["instructions"] ?? null,
    tools: given["tools"] ?? [],
    top_p: given["top_p"] ?? 1,
    temperature: given["temperature"] ?? 1,
    reasoning_effort: given["reasoning_effort"] ?? null,
    tool_resources: toResources(given),
    metadata: given["metadata"] ?? {},
    response_format: given["response_format"] ?? "auto",
  };
}

/** As recorded, a tool that takes files has a list of them. */
function toResources({ tools, tool_resources: given }: JSONObject): JSONObject {
  const types = toObjects(tools).map(({ type }) => type);
  return {
    ...(types.includes("code_interpreter") && { code_interpreter: { file_ids: [] } }),
    ...(types.includes("file_search") && { file_search: { vector_store_ids: [] } }),
    ...toObject(given),
  };
}
