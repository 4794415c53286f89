import type { Store } from "../../store.ts";
import type { BatchRequest, BatchResult, MessageBatch, RequestCounts } from "./wire.ts";

export interface StoredBatch {
  batch: MessageBatch;
  readonly requests: readonly BatchRequest[];
  /** In the order of the requests; there once it has ended. */
  results: BatchResult[];
  /** Whether somebody has looked at it since it was made. */
  isSeen: boolean;
}

export function storedBatches(store: Store): Map<string, StoredBatch> {
  return store.collection("message-batches");
}

export function createCounts(processing: number): RequestCounts {
  return { processing, succeeded: 0, errored: 0, canceled: 0, expired: 0 };
}

/** With microseconds and an offset, as the API writes it. */
export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000+00:00");
}
