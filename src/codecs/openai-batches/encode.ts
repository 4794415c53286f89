import type { CodecContext } from "../../codec.ts";
import { mergeBody } from "../merge-body.ts";
import { type OpenAIPage, toPage } from "../openai-page.ts";
import { toObject, toText } from "../read.ts";
import { storedBatches } from "./advance.ts";
import type { BatchesCall } from "./decode.ts";
import { createUsage } from "./run.ts";
import type { Batch, CreateBatchRequest } from "./wire.ts";

const DAY = 24 * 60 * 60;

export function encodeCreated(
  partial: Partial<Batch>,
  { body }: BatchesCall,
  context: CodecContext,
): Batch {
  const request = toObject(body) as Partial<CreateBatchRequest>;
  const { endpoint, input_file_id, metadata = null, output_expires_after: outputExpiry } = request;
  const known = {
    endpoint: toText(endpoint),
    input_file_id: toText(input_file_id),
    metadata,
  };
  const batch = mergeBody({ ...toBatch(partial.id, context), ...known }, partial);
  storedBatches(context.store).set(batch.id, { batch, outputExpiry });
  return batch;
}

export function encodeBatch(
  partial: Partial<Batch>,
  { id }: BatchesCall,
  context: CodecContext,
): Batch {
  return mergeBody(storedBatches(context.store).get(id)?.batch ?? toBatch(id, context), partial);
}

export function encodeList(
  batches: readonly Partial<Batch>[],
  { query }: BatchesCall,
  context: CodecContext,
): OpenAIPage<Batch> {
  const all = batches.map((batch) => ({ ...toBatch(batch.id, context), ...batch }));
  return toPage(all, query);
}

function toBatch(id: string | undefined, { generateId, now }: CodecContext): Batch {
  const created = Math.floor(now / 1000);
  return {
    id: id ?? generateId({ prefix: "batch_", size: 32, alphabet: "hex" }),
    object: "batch",
    endpoint: "/v1/chat/completions",
    model: null,
    errors: null,
    input_file_id: "",
    completion_window: "24h",
    status: "validating",
    output_file_id: null,
    error_file_id: null,
    created_at: created,
    in_progress_at: null,
    expires_at: created + DAY,
    finalizing_at: null,
    completed_at: null,
    failed_at: null,
    expired_at: null,
    cancelling_at: null,
    cancelled_at: null,
    request_counts: { total: 0, completed: 0, failed: 0 },
    usage: createUsage(),
    metadata: null,
  };
}
