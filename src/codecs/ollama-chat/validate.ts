import type { LLMError } from "../../errors.ts";
import { cannotUnmarshal, cannotUnmarshalRoot, refusal } from "../ollama-error.ts";
import {
  checkAsked,
  checkFields,
  checkFormat,
  checkImages,
  isMissing,
  type OllamaCall,
  SHARED_FIELDS,
} from "../ollama-request.ts";
import { isObject, type JSONObject, toArray, toObject } from "../read.ts";

const FIELDS = { ...SHARED_FIELDS, messages: "messages", tools: "tools" } as const;

/** @see https://docs.ollama.com/api/chat */
export function validate({ body }: OllamaCall): LLMError | undefined {
  if (body === undefined) return refusal("missing request body");
  if (!isObject(body)) return cannotUnmarshalRoot(body, "ChatRequest");
  return (
    checkFields(body, "ChatRequest", FIELDS) ??
    checkMessages(toArray(body["messages"])) ??
    checkAsked(body) ??
    (isMissing(body["model"]) ? refusal("model is required") : checkFormat(body["format"]))
  );
}

function checkMessages(messages: unknown[]): LLMError | undefined {
  for (const message of messages) {
    if (message === null) continue;
    if (!isObject(message)) {
      return cannotUnmarshal(message, "ChatRequest.messages", "api.Message");
    }
    const error = checkMessage(message);
    if (error) return error;
  }
  return undefined;
}

function checkMessage(message: JSONObject): LLMError | undefined {
  const at = "ChatRequest.messages";
  return (
    checkFields(message, at, { role: "text", content: "text", thinking: "text" }) ??
    checkImages(message["images"], `${at}.images`) ??
    checkToolCalls(message["tool_calls"] ?? undefined, `${at}.tool_calls`)
  );
}

/** Clients of OpenAI send arguments as a text, which is no object here. */
function checkToolCalls(calls: unknown, at: string): LLMError | undefined {
  if (calls === undefined) return undefined;
  if (!Array.isArray(calls)) return cannotUnmarshal(calls, at, "[]api.ToolCall");
  for (const call of calls) {
    const { arguments: input } = toObject(toObject(call)["function"]);
    if (input !== undefined && input !== null && !isObject(input)) {
      return cannotUnmarshal(input, `${at}.function.arguments`, "api.ToolCallFunctionArguments");
    }
  }
  return undefined;
}
