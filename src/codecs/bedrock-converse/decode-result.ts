import type { SourcePart } from "../../language-model/prompt.ts";
import type { Content, DecodedResult, FinishReason, Usage } from "../../language-model/result.ts";
import { isObject, type JSONObject, toObject, toObjects, toText } from "../read.ts";
import { toReasoning } from "./decode-content.ts";

/** Reads an answer of Converse; what the neutral form has no word for stands in its `body`. */
export function decodeResult(body: unknown): DecodedResult {
  const { output, stopReason, usage, ...rest } = toObject(body);
  const { message } = toObject(output);
  const reason = FINISH_REASONS[toText(stopReason)] ?? "other";
  return {
    id: "",
    modelId: "",
    content: toObjects(toObject(message)["content"]).flatMap(toContent),
    finishReason: reason,
    usage: toUsage(toObject(usage)),
    body: { ...rest, stopReason, usage },
  };
}

const FINISH_REASONS: Record<string, FinishReason> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool-calls",
  content_filtered: "content-filter",
  guardrail_intervened: "content-filter",
  malformed_model_output: "error",
  malformed_tool_use: "error",
};

function toContent(block: JSONObject): Content[] {
  const { text, toolUse, reasoningContent, image } = block;
  if (typeof text === "string") return [{ type: "text", text }];
  if (isObject(toolUse) && toolUse["type"] !== "server_tool_use") {
    const { toolUseId, name, input } = toolUse;
    const call = { toolCallId: toText(toolUseId), toolName: toText(name), input };
    return [{ type: "tool-call", ...call }];
  }
  if (isObject(reasoningContent)) return [toReasoning(reasoningContent)];
  if (isObject(image)) {
    const data = toText(toObject(image["source"])["bytes"]);
    return [{ type: "file", mediaType: `image/${toText(image["format"])}`, data }];
  }
  const page = toPage(block["citationsContent"]);
  if (page) return [page];
  // citations of documents, and what the provider's own tools did
  return Object.entries(block).flatMap(([kind, value]) =>
    isObject(value) ? [{ type: "custom", kind: `bedrock.${kind}`, value }] : [],
  );
}

/** A page alone; what cites a document, or repeats a text, stays as it is. */
function toPage(citationsContent: unknown): SourcePart | undefined {
  const { citations, content } = toObject(citationsContent);
  const [citation, ...others] = toObjects(citations);
  const { url } = toObject(toObject(citation?.["location"])["web"]);
  if (typeof url !== "string" || others.length > 0 || content !== undefined) return undefined;
  const { title } = citation!;
  return { type: "source", url, ...(typeof title === "string" && { title }) };
}

function toUsage(usage: JSONObject): Usage {
  const read = (name: string): number => Number(usage[name] ?? 0);
  const cacheRead = read("cacheReadInputTokens");
  const cacheWrite = read("cacheWriteInputTokens");
  return {
    inputTokens: { total: read("inputTokens") + cacheRead + cacheWrite, cacheRead, cacheWrite },
    outputTokens: { total: read("outputTokens"), reasoning: 0 },
  };
}
