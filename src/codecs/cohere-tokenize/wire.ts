import type { BaseCall } from "../../language-model/call.ts";
import type { CohereMeta } from "../cohere-meta.ts";

/** @see https://docs.cohere.com/reference/tokenize */
export interface TokenizeResponse {
  tokens: number[];
  token_strings: string[];
  meta: CohereMeta;
}

/** @see https://docs.cohere.com/reference/detokenize */
export interface DetokenizeResponse {
  text: string;
  meta: CohereMeta;
}

export interface TokenizeCall extends BaseCall {
  text: string;
}

export interface DetokenizeCall extends BaseCall {
  tokens: number[];
}
