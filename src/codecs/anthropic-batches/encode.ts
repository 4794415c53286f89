import type { CodecContext } from "../../codec.ts";
import { writeLines } from "../batch-lines.ts";
import { type AnthropicPage, toPage } from "../anthropic-page.ts";
import { mergeBody } from "../merge-body.ts";
import type { RawBody } from "../../raw-body.ts";
import { toObject } from "../read.ts";
import type { BatchesCall } from "./decode.ts";
import { createCounts, storedBatches, toTime } from "./stored.ts";
import type { BatchResult, CreateBatchRequest, DeletedBatch, MessageBatch } from "./wire.ts";

const DAY = 24 * 60 * 60 * 1000;

export function encodeCreated(
  partial: Partial<MessageBatch>,
  { body }: BatchesCall,
  context: CodecContext,
): MessageBatch {
  const { requests = [] } = toObject(body) as Partial<CreateBatchRequest>;
  const request_counts = createCounts(requests.length);
  const batch = mergeBody({ ...toBatch(partial.id, context), request_counts }, partial);
  storedBatches(context.store).set(batch.id, { batch, requests, results: [], isSeen: false });
  return batch;
}

export function encodeBatch(
  partial: Partial<MessageBatch>,
  { id }: BatchesCall,
  context: CodecContext,
): MessageBatch {
  return mergeBody(storedBatches(context.store).get(id)?.batch ?? toBatch(id, context), partial);
}

export function encodeList(
  batches: readonly Partial<MessageBatch>[],
  call: BatchesCall,
  context: CodecContext,
): AnthropicPage<MessageBatch> {
  const all = batches.map((batch) => ({ ...toBatch(batch.id, context), ...batch }));
  return toPage(all, call);
}

export function encodeDeleted(partial: Partial<DeletedBatch>, { id }: BatchesCall): DeletedBatch {
  return { id, type: "message_batch_deleted", ...partial };
}

export function encodeResults(results: readonly BatchResult[], { id }: BatchesCall): RawBody {
  return {
    type: "raw-body",
    data: writeLines(results),
    contentType: "application/x-jsonl",
    headers: { "content-disposition": `attachment; filename*=utf-8''${id}_results.jsonl` },
  };
}

function toBatch(id: string | undefined, { generateId, now }: CodecContext): MessageBatch {
  return {
    id: id ?? generateId({ prefix: "msgbatch_01", size: 22, alphabet: "base58" }),
    type: "message_batch",
    processing_status: "in_progress",
    request_counts: createCounts(0),
    ended_at: null,
    created_at: toTime(now),
    expires_at: toTime(now + DAY),
    archived_at: null,
    cancel_initiated_at: null,
    results_url: null,
  };
}
