import type { BaseCall } from "../../language-model/call.ts";

export interface GeminiModelsCall extends BaseCall {
  pageSize: number;
  /** Empty for the first page. */
  pageToken: string;
  url: string;
}

/** @see https://ai.google.dev/api/models#Model */
export interface GeminiModel {
  /** Such as `models/gemini-3.5-flash`. */
  name: string;
  version: string;
  displayName: string;
  description: string;
  inputTokenLimit: number;
  outputTokenLimit: number;
  supportedGenerationMethods: string[];
  temperature?: number;
  topP?: number;
  topK?: number;
  maxTemperature?: number;
  thinking?: boolean;
}

/** @see https://ai.google.dev/api/models#response-body_1 */
export interface ListModelsResponse {
  models: GeminiModel[];
  nextPageToken?: string;
}
