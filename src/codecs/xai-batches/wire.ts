import type { BaseCall } from "../../language-model/call.ts";

/** @see https://docs.x.ai/docs/advanced-api-usage/batch-api */
export interface XaiBatch {
  batch_id: string;
  name: string;
  /** A day, such as `2026-08-10`. */
  create_time: string;
  expire_time: string;
  create_api_key_id: string;
  cancel_time: string | null;
  cancel_by_xai_message: string | null;
  state: XaiBatchState;
}

export interface XaiBatchState {
  num_requests: number;
  num_pending: number;
  num_success: number;
  num_error: number;
  num_cancelled: number;
}

/** A test may say some of its state alone. */
export type PartialXaiBatch = Omit<Partial<XaiBatch>, "state"> & {
  state?: Partial<XaiBatchState>;
};

/** What became of one request. */
export interface XaiBatchResult {
  batch_request_id: string;
  batch_result?: { response: Record<string, unknown> };
  error_message?: string;
}

export interface XaiBatchRequestMetadata {
  batch_request_id: string;
  state: "pending" | "succeeded" | "failed" | "cancelled";
}

export interface XaiPage {
  pagination_token: string | null;
}

export interface XaiBatchesCall extends BaseCall {
  /** As the path names it; empty where it names none. */
  id: string;
  /** The URL that the endpoints stand below. */
  base: string;
  query: URLSearchParams;
}
