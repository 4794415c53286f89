import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { toFields } from "../google-fields.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject, toText } from "../read.ts";
import { toModalities } from "./modalities.ts";
import { readThoughts, toParts } from "./parts.ts";
import type * as wire from "./wire.ts";

export function encode(
  result: LanguageModelResult,
  call: wire.GeminiCall,
): wire.GenerateContentResponse {
  const { id, modelId, content, usage, body } = result;
  for (const { type } of content) checkModalities(type, call);
  const parts = toParts(content, readThoughts(call));
  const candidate = {
    ...toContent(parts, result.finishReason),
    finishReason: FINISH_REASONS[result.finishReason],
  };
  const end = encodeEnd(result);
  const encoded: wire.GenerateContentResponse = {
    ...(!(parts.length === 0 && isPromptBlocked(body)) && {
      candidates: Array.from({ length: call.n }, (_, index) => ({ ...candidate, index, ...end })),
    }),
    usageMetadata: encodeUsage(usage, readServiceTier(call)),
    modelVersion: modelId,
    responseId: id,
  };
  return mergeBody(encoded, body);
}

export const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "STOP",
  length: "MAX_TOKENS",
  "tool-calls": "STOP",
  "content-filter": "SAFETY",
  error: "OTHER",
  other: "OTHER",
};

/** A blocked prompt has feedback and no candidates: `{ body: { promptFeedback: { blockReason: "SAFETY" } } }`. */
export function isPromptBlocked(body: Record<string, unknown> | undefined): boolean {
  return toObject(body?.["promptFeedback"])["blockReason"] !== undefined;
}

/** An empty answer looks different by its reason, as the recordings show. */
export function toContent(parts: wire.Part[], reason: FinishReason): { content?: wire.Content } {
  if (parts.length > 0) return { content: { parts, role: "model" } };
  switch (reason) {
    case "stop":
    case "tool-calls":
      return { content: { parts: [{ text: "" }], role: "model" } };
    case "length":
      return { content: { role: "model" } };
    case "content-filter":
      return { content: {} };
    case "error":
    case "other":
      return {};
  }
}

/** `isCarried`: the log probabilities came with the deltas, and only their average is left to tell. */
export function encodeEnd(
  { content, finishReason, logprobs }: LanguageModelResult,
  isCarried = false,
): wire.CandidateEnd {
  const callsFunction = finishReason === "tool-calls" && content.at(-1)?.type === "tool-call";
  return {
    ...(callsFunction && { finishMessage: "Model generated function call(s)." }),
    ...(finishReason === "error" && {
      finishMessage: "Model failed to generate content due to internal error.",
    }),
    ...(finishReason === "content-filter" && { safetyRatings: SAFETY_RATINGS }),
    ...(content.some(({ type }) => type === "source") && {
      groundingMetadata: encodeGrounding(content),
    }),
    ...(logprobs && { avgLogprobs: toAverage(logprobs) }),
    ...(logprobs && !isCarried && { logprobsResult: encodeLogprobs(logprobs) }),
  };
}

/** A text is no answer to a request for pictures or speech alone. */
export function checkModalities(type: Content["type"], call: wire.GeminiCall): void {
  if (type !== "text") return;
  const modalities = toModalities(call);
  if (modalities.length === 0 || modalities.includes("TEXT")) return;
  throw new Error(
    `the request asks for ${modalities.join(" and ")} alone, and the reply is a text. Answer with file({ mediaType, data }).`,
  );
}

const SAFETY_RATINGS: wire.SafetyRating[] = [
  { category: "HARM_CATEGORY_HATE_SPEECH", probability: "NEGLIGIBLE" },
  { category: "HARM_CATEGORY_DANGEROUS_CONTENT", probability: "HIGH", blocked: true },
  { category: "HARM_CATEGORY_HARASSMENT", probability: "NEGLIGIBLE" },
  { category: "HARM_CATEGORY_SEXUALLY_EXPLICIT", probability: "NEGLIGIBLE" },
];

/** The thoughts are counted apart from the candidates. */
export function encodeUsage(
  { inputTokens, outputTokens }: Usage,
  serviceTier: string,
): wire.UsageMetadata {
  const candidates = outputTokens.total - outputTokens.reasoning;
  return {
    promptTokenCount: inputTokens.total,
    ...(inputTokens.cacheRead > 0 && { cachedContentTokenCount: inputTokens.cacheRead }),
    ...(candidates > 0 && { candidatesTokenCount: candidates }),
    totalTokenCount: inputTokens.total + outputTokens.total,
    ...(inputTokens.cacheRead > 0 && { cacheTokensDetails: toDetails(inputTokens.cacheRead) }),
    promptTokensDetails: toDetails(inputTokens.total),
    ...(outputTokens.reasoning > 0 && { thoughtsTokenCount: outputTokens.reasoning }),
    serviceTier,
  };
}

/** @see https://ai.google.dev/gemini-api/docs/flex-inference */
export function readServiceTier({ body }: wire.GeminiCall): string {
  const name = toText(toFields(body)["serviceTier"]).toLowerCase();
  return name === "" || name === "unspecified" ? "standard" : name;
}

export function toDetails(tokenCount: number): wire.ModalityTokenCount[] {
  return [{ modality: "TEXT", tokenCount }];
}

/** Each source supports the text before it; a page without a title is called by its host. */
function encodeGrounding(content: Content[]): wire.GroundingMetadata {
  const grounding: wire.GroundingMetadata = { groundingChunks: [], groundingSupports: [] };
  let text = "";
  for (const part of content) {
    if (part.type === "text") text += part.text;
    if (part.type !== "source") continue;
    const { url, title = url.replace(/^\w+:\/\/|[/?#].*$/g, "") } = part;
    grounding.groundingSupports.push({
      segment: { endIndex: new TextEncoder().encode(text).length, text },
      groundingChunkIndices: [grounding.groundingChunks.length],
    });
    grounding.groundingChunks.push({ web: { uri: url, title } });
  }
  return grounding;
}

function toAverage(logprobs: TokenLogprob[]): number {
  const sum = logprobs.reduce((total, { logprob }) => total + logprob, 0);
  return logprobs.length === 0 ? 0 : sum / logprobs.length;
}

/** A step each: the token that was chosen, and the likeliest ones. */
export function encodeLogprobs(logprobs: TokenLogprob[]): wire.LogprobsResult {
  const hasAlternatives = logprobs.some(({ topLogprobs = [] }) => topLogprobs.length > 0);
  return {
    ...(hasAlternatives && {
      topCandidates: logprobs.map(({ topLogprobs = [] }) => ({
        candidates: topLogprobs.map(toLogprob),
      })),
    }),
    chosenCandidates: logprobs.map(toLogprob),
  };
}

function toLogprob({ token, logprob }: { token: string; logprob: number }): wire.Logprob {
  return { token, logProbability: logprob };
}
