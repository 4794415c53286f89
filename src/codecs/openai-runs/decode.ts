import type { CodecContext, WireRequest } from "../../codec.ts";
import type { ResponseFormat, Tool, ToolChoice } from "../../language-model/call.ts";
import { toFunctionTool } from "../function-tool.ts";
import { assistants } from "../openai-threads.ts";
import { type JSONObject, optionalNumber, toObject, toObjects, toText } from "../read.ts";
import { toPrompt } from "./prompt.ts";
import { threadRuns } from "./stored.ts";
import type { RunCall } from "./wire.ts";

export function decode({ params, body }: Pick<WireRequest, "params" | "body">): RunCall {
  return toCall({ params, body, settings: withoutNulls(body), going: undefined });
}

/** The run with what its assistant says, and with what stands in its thread. */
export function recall(call: RunCall, { store }: CodecContext): RunCall {
  const { params, body } = call;
  const { thread_id: threadId = "", run_id: runId } = params;
  const going = runId === undefined ? undefined : threadRuns(store, threadId).get(runId);
  const assistant = assistants(store).get(toText(call.settings["assistant_id"]));
  const settings = going ? { ...going } : { ...assistant, ...call.settings };
  const recalled = toCall({ params, body, settings, going });
  const prompt = toPrompt(recalled, store);
  return { ...recalled, stream: call.stream, prompt };
}

function toCall(known: Pick<RunCall, "params" | "body" | "settings" | "going">): RunCall {
  const { settings, body } = known;
  return {
    ...known,
    modelId: toText(settings["model"]),
    prompt: [],
    tools: toObjects(settings["tools"]).map(toTool),
    toolChoice: toToolChoice(settings["tool_choice"]),
    responseFormat: toResponseFormat(toObject(settings["response_format"])),
    maxOutputTokens: optionalNumber(settings["max_completion_tokens"]),
    stopSequences: [],
    temperature: optionalNumber(settings["temperature"]),
    topP: optionalNumber(settings["top_p"]),
    seed: undefined,
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: settings["parallel_tool_calls"] !== false,
    stream: toObject(body)["stream"] === true,
  };
}

function withoutNulls(body: unknown): JSONObject {
  return Object.fromEntries(Object.entries(toObject(body)).filter(([, value]) => value !== null));
}

/** A tool that runs at OpenAI has no name but its type. */
function toTool(tool: JSONObject): Tool {
  if (tool["type"] === "function") return toFunctionTool(toObject(tool["function"]));
  return { type: "provider", name: toText(tool["type"]) };
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
  const { type, function: named } = toObject(choice);
  const toolName = toText(toObject(named)["name"] ?? type);
  return toolName === "" ? undefined : { type: "tool", toolName };
}

function toResponseFormat({ type, json_schema: given }: JSONObject): ResponseFormat | undefined {
  if (type === "json_object") return { type: "json" };
  if (type !== "json_schema") return undefined;
  const { name, schema, strict } = toObject(given);
  return { type: "json", name: toText(name), schema, strict: strict === true };
}
