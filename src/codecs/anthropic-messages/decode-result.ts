import { toPartialBody } from "../partial-body.ts";
import type { CustomPart, SourcePart, TextPart } from "../../language-model/prompt.ts";
import type {
  Content,
  DecodedResult,
  FinishReason,
  LanguageModelResult,
  Usage,
} from "../../language-model/result.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { encodeCitation, encodeReasoning, encodeToolCall } from "./blocks.ts";
import { encode } from "./encode.ts";

/**
 * Reads a message back.
 *
 * What is not in neutral words is kept: blocks of other types and citations as custom parts, the rest of the message in
 * `body`.
 */
export function decodeResult(body: unknown): DecodedResult {
  const message = toObject(body);
  const result: LanguageModelResult = {
    id: toText(message["id"]),
    modelId: toText(message["model"]),
    timestamp: 0,
    content: toObjects(message["content"]).flatMap(decodeBlock),
    ...decodeStop(message),
    usage: decodeUsage(message["usage"]),
  };
  const { content: _content, ...known } = encode(result, { body: undefined });
  const { content: _blocks, ...recorded } = message;
  const rest = toPartialBody(recorded, known) as JSONObject | undefined;
  const { timestamp: _time, ...decoded } = result;
  return { ...decoded, ...(rest && { body: rest }) };
}

const FINISH_REASONS = new Map<unknown, FinishReason>([
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["tool_use", "tool-calls"],
  ["refusal", "content-filter"],
]);

function decodeStop({
  stop_reason: reason,
  stop_sequence: sequence,
}: JSONObject): Pick<LanguageModelResult, "finishReason" | "stopSequence"> {
  const isSequence = reason === "stop_sequence" && typeof sequence === "string";
  return {
    finishReason: FINISH_REASONS.get(reason) ?? "other",
    ...(isSequence && { stopSequence: sequence }),
  };
}

function decodeUsage(usage: unknown): Usage {
  const counts = toObject(usage);
  const cacheRead = toNumber(counts["cache_read_input_tokens"]);
  const cacheWrite = toNumber(counts["cache_creation_input_tokens"]);
  const total = toNumber(counts["input_tokens"]) + cacheRead + cacheWrite;
  const details = toObject(counts["output_tokens_details"]);
  return {
    inputTokens: { total, cacheRead, cacheWrite },
    outputTokens: {
      total: toNumber(counts["output_tokens"]),
      reasoning: toNumber(details["thinking_tokens"]),
    },
  };
}

function decodeBlock(block: JSONObject): Content[] {
  const { type, text, thinking, signature, data, id, name, input } = block;
  if (type === "text" && typeof text === "string") return decodeText({ type, text }, block);
  if (type === "thinking" && typeof thinking === "string" && typeof signature === "string") {
    const part = { type: "reasoning", text: thinking, signature } as const;
    return withFields(part, block, encodeReasoning(part, "", false));
  }
  if (type === "redacted_thinking" && typeof data === "string") {
    const part = { type: "reasoning", text: "", redactedData: data } as const;
    return withFields(part, block, encodeReasoning(part, "", false));
  }
  if (type === "tool_use" && isObject(input)) {
    const call = { toolCallId: toText(id), toolName: toText(name), input };
    const part = { type: "tool-call", ...call } as const;
    return withFields(part, block, encodeToolCall(part));
  }
  return [{ type: "custom", kind: `anthropic.${toText(type)}`, value: block }];
}

function decodeText(part: TextPart, { citations, ...block }: JSONObject): Content[] {
  const cited = toObjects(citations);
  const fields = cited.length > 0 || citations === undefined ? block : { ...block, citations };
  const sources = cited.map((citation) => decodeCitation(citation, part.text));
  return [
    ...sources.filter(({ type }) => type === "custom"),
    ...withFields(part, fields, { ...part }),
    ...sources.filter(({ type }) => type === "source"),
  ];
}

/** A source says less than a citation: where it says too little, the citation stays as it is. */
function decodeCitation(citation: JSONObject, text: string): SourcePart | CustomPart {
  const { url, title } = citation;
  const source: SourcePart = {
    type: "source",
    url: toText(url),
    ...(typeof title === "string" && { title }),
  };
  return isEqual(citation, encodeCitation(source, text))
    ? source
    : { type: "custom", kind: "anthropic.citation", value: citation };
}

/** The part, after what its block has besides. */
function withFields(part: Content, block: JSONObject, known: object): Content[] {
  const plain: JSONObject = { ...known };
  const fields = Object.entries(block).filter(([key, value]) => !isEqual(value, plain[key]));
  if (fields.length === 0) return [part];
  return [{ type: "custom", kind: "anthropic.fields", value: Object.fromEntries(fields) }, part];
}

function isEqual(value: unknown, other: unknown): boolean {
  if (Array.isArray(value)) {
    const others = toArray(other);
    const isList = Array.isArray(other) && value.length === others.length;
    return isList && value.every((member, index) => isEqual(member, others[index]));
  }
  if (!isObject(value) || !isObject(other)) return value === other;
  const keys = Object.keys(value);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isEqual(value[key], other[key]))
  );
}

function toNumber(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
