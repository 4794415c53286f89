import type { Tool } from "../language-model/call.ts";
import { type JSONObject, optionalText, toText } from "./read.ts";

/** A function on offer as OpenAI writes it, and others after it. */
export function toFunctionTool({ name, description, parameters }: JSONObject): Tool {
  const text = optionalText(description);
  return {
    type: "function",
    name: toText(name),
    inputSchema: parameters,
    ...(text !== undefined && { description: text }),
  };
}
