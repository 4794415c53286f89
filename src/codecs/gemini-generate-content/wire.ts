import type { LanguageModelCall } from "../../language-model/call.ts";
import type { GoogleError } from "../google-error.ts";

/** What the answer depends on besides the body: the path says whether it streams, the query how. */
export interface GeminiCall extends LanguageModelCall {
  url: string;
}

/** A chunk of a stream, or the error that breaks it. */
export type Frame = GenerateContentResponse | GoogleError;

/** @see https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse */
export interface GenerateContentResponse {
  /** None where the prompt was blocked. */
  candidates?: Candidate[];
  promptFeedback?: { blockReason?: string };
  usageMetadata?: UsageMetadata;
  modelVersion: string;
  responseId: string;
}

/** @see https://ai.google.dev/api/generate-content#candidate */
interface Candidate extends CandidateEnd {
  content?: Content;
  finishReason?: FinishReason;
  index: number;
}

/** What is known of a candidate once it is whole. */
export interface CandidateEnd {
  finishMessage?: string;
  safetyRatings?: SafetyRating[];
  groundingMetadata?: GroundingMetadata;
  avgLogprobs?: number;
  logprobsResult?: LogprobsResult;
}

export type FinishReason = "STOP" | "MAX_TOKENS" | "SAFETY" | "OTHER";

export interface Content {
  parts?: Part[];
  role?: "model";
}

/** @see https://ai.google.dev/api/caching#Part */
export interface Part {
  text?: string;
  /** The text is a summary of the model's thoughts. */
  thought?: true;
  functionCall?: FunctionCall;
  inlineData?: { mimeType: string; data: string };
  fileData?: { mimeType: string; fileUri: string };
  executableCode?: object;
  codeExecutionResult?: object;
  /** The thoughts before this part, encrypted. */
  thoughtSignature?: string;
}

interface FunctionCall {
  name: string;
  args: object;
  /** From Gemini 3 on. */
  id?: string;
}

export interface SafetyRating {
  category: string;
  probability: "NEGLIGIBLE" | "LOW" | "MEDIUM" | "HIGH";
  blocked?: true;
}

export interface GroundingMetadata {
  groundingChunks: { web: { uri: string; title: string } }[];
  groundingSupports: GroundingSupport[];
}

/** `segment` in bytes of the text. */
interface GroundingSupport {
  segment: { endIndex: number; text: string };
  groundingChunkIndices: number[];
}

export interface LogprobsResult {
  /** Where alternatives were asked for. */
  topCandidates?: { candidates: Logprob[] }[];
  chosenCandidates: Logprob[];
}

export interface Logprob {
  token: string;
  logProbability: number;
}

/** @see https://ai.google.dev/api/generate-content#UsageMetadata */
export interface UsageMetadata {
  promptTokenCount: number;
  cachedContentTokenCount?: number;
  /** Without the thoughts; absent where there are none. */
  candidatesTokenCount?: number;
  totalTokenCount: number;
  cacheTokensDetails?: ModalityTokenCount[];
  promptTokensDetails: ModalityTokenCount[];
  thoughtsTokenCount?: number;
  serviceTier: string;
}

export interface ModalityTokenCount {
  modality: "TEXT";
  tokenCount: number;
}
