import { toPartialBody } from "../partial-body.ts";
import type {
  Content,
  DecodedResult,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { isObject, type JSONObject, optionalNumber, toObject, toObjects, toText } from "../read.ts";
import { decode } from "./decode.ts";
import { decodePart } from "./decode-part.ts";
import { encode } from "./encode.ts";
import { joinChunks } from "./join-chunks.ts";
import type { GeminiCall } from "./wire.ts";

/**
 * Reads an answer of Google's: a body, or the list of a stream's chunks.
 *
 * Whatever the neutral form would not be written as stands in `body`.
 */
export function decodeResult(answer: unknown): DecodedResult {
  const response = Array.isArray(answer) ? joinChunks(answer) : toObject(answer);
  const [candidate = {}] = toObjects(response["candidates"]);
  const parts = toObjects(toObject(candidate["content"])["parts"]);
  const content = parts.flatMap((part, index) => decodePart(part, index === parts.length - 1));
  const logprobs = decodeLogprobs(candidate["logprobsResult"]);
  const result: LanguageModelResult = {
    id: toText(response["responseId"]),
    modelId: toText(response["modelVersion"]),
    timestamp: 0,
    content: [...content, ...decodeSources(content, candidate["groundingMetadata"])],
    finishReason: decodeFinishReason(response, content),
    usage: decodeUsage(toObject(response["usageMetadata"])),
    ...(logprobs && { logprobs }),
  };
  const written = encode(result, toCall());
  // of a stream, only what it says in the end can be merged
  if (Array.isArray(answer)) forgetContent(written, response);
  const body = toPartialBody(response, written);
  const { timestamp: _, ...decoded } = result;
  return isObject(body) ? { ...decoded, body } : decoded;
}

const FINISH_REASONS: Record<string, FinishReason> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  SAFETY: "content-filter",
  RECITATION: "content-filter",
  LANGUAGE: "content-filter",
  BLOCKLIST: "content-filter",
  PROHIBITED_CONTENT: "content-filter",
  SPII: "content-filter",
  IMAGE_SAFETY: "content-filter",
  IMAGE_PROHIBITED_CONTENT: "content-filter",
  IMAGE_RECITATION: "content-filter",
  MALFORMED_FUNCTION_CALL: "error",
  UNEXPECTED_TOOL_CALL: "error",
  TOO_MANY_TOOL_CALLS: "error",
  MISSING_THOUGHT_SIGNATURE: "error",
  MALFORMED_RESPONSE: "error",
};

function decodeFinishReason(response: JSONObject, content: Content[]): FinishReason {
  const [candidate] = toObjects(response["candidates"]);
  if (!candidate) return response["promptFeedback"] ? "content-filter" : "other";
  const name = toText(candidate["finishReason"]);
  const reason = Object.hasOwn(FINISH_REASONS, name) ? FINISH_REASONS[name]! : "other";
  const callsTool = content.some(({ type }) => type === "tool-call");
  return reason === "stop" && callsTool ? "tool-calls" : reason;
}

function decodeUsage(usage: JSONObject): Usage {
  const reasoning = optionalNumber(usage["thoughtsTokenCount"]) ?? 0;
  return {
    inputTokens: {
      total: optionalNumber(usage["promptTokenCount"]) ?? 0,
      cacheRead: optionalNumber(usage["cachedContentTokenCount"]) ?? 0,
      cacheWrite: 0,
    },
    outputTokens: {
      total: (optionalNumber(usage["candidatesTokenCount"]) ?? 0) + reasoning,
      reasoning,
    },
  };
}

function decodeLogprobs(result: unknown): TokenLogprob[] | undefined {
  if (!isObject(result)) return undefined;
  const steps = toObjects(result["topCandidates"]);
  return toObjects(result["chosenCandidates"]).map((chosen, index) => {
    const alternatives = toObjects(steps[index]?.["candidates"]);
    return {
      ...toLogprob(chosen),
      ...(alternatives.length > 0 && { topLogprobs: alternatives.map(toLogprob) }),
    };
  });
}

function toLogprob({ token, logProbability }: JSONObject): { token: string; logprob: number } {
  return { token: toText(token), logprob: optionalNumber(logProbability) ?? 0 };
}

/** The pages of a grounding that says no more than sources after the text do. */
function decodeSources(content: Content[], grounding: unknown): Content[] {
  const sources = toObjects(toObject(grounding)["groundingChunks"]).map(({ web }): Content => {
    const { uri, title } = toObject(web);
    return { type: "source", url: toText(uri), title: toText(title) };
  });
  const result: LanguageModelResult = {
    id: "",
    modelId: "",
    timestamp: 0,
    content: [...content, ...sources],
    finishReason: "stop",
    usage: decodeUsage({}),
  };
  const [candidate] = encode(result, toCall()).candidates ?? [];
  return toPartialBody(grounding, candidate?.groundingMetadata) === undefined ? sources : [];
}

function forgetContent(...responses: { candidates?: unknown }[]): void {
  for (const { candidates } of responses) {
    for (const candidate of toObjects(candidates)) delete candidate["content"];
  }
}

/** A request to which everything is shown. */
function toCall(): GeminiCall {
  return decode({
    method: "POST",
    url: "",
    params: {},
    query: new URLSearchParams(),
    headers: new Headers(),
    body: { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    malformed: false,
  });
}
