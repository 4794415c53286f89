import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import type { BatchesCall } from "./decode.ts";
import { readInput } from "./input.ts";
import { run } from "./run.ts";
import type { Batch, OpenAIBatchesOptions } from "./wire.ts";

export interface StoredBatch {
  batch: Batch;
  /** When its output goes. */
  readonly outputExpiry: unknown;
}

export function storedBatches(store: Store): Map<string, StoredBatch> {
  return store.collection("batches");
}

/** A batch is one state further each time that somebody looks: its requests run as it is finalized. */
export async function advance(
  stored: StoredBatch,
  { url }: BatchesCall,
  context: CodecContext & { options: OpenAIBatchesOptions },
): Promise<void> {
  const { batch, outputExpiry } = stored;
  const seconds = Math.floor(context.now / 1000);
  const change = (partial: Partial<Batch>): void => void (stored.batch = { ...batch, ...partial });
  switch (batch.status) {
    case "validating": {
      const { requests, errors } = readInput(batch, context.store);
      if (errors.length > 0) {
        const list = { object: "list" as const, data: errors };
        return change({ status: "failed", failed_at: seconds, errors: list });
      }
      const request_counts = { total: requests.length, completed: 0, failed: 0 };
      return change({ status: "in_progress", in_progress_at: seconds, request_counts });
    }
    case "in_progress": {
      // told before the first answer, so that two who look at once don't run it twice
      change({ status: "finalizing", finalizing_at: seconds });
      const { toBase = toOwnBase } = context.options;
      const { requests } = readInput(batch, context.store);
      const outcome = await run(requests, { batch, base: toBase(url), outputExpiry }, context);
      stored.batch = { ...stored.batch, ...outcome };
      return;
    }
    case "finalizing":
      return change({ status: "completed", completed_at: seconds });
    case "cancelling":
      return change({ status: "cancelled", cancelled_at: seconds });
    case "completed":
    case "failed":
    case "expired":
    case "cancelled":
  }
}

function toOwnBase(url: string): string {
  return url.replace(/\/batches(?:[/?].*)?$/, "");
}
