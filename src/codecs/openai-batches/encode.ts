import type { CodecContext } from "../../codec.ts";
import type { IdFormat } from "../../ids.ts";
import { mergeBody } from "../merge-body.ts";
import { toPage } from "../openai-page.ts";
import { toObject, toText } from "../read.ts";
import { storedBatches } from "./advance.ts";
import type { BatchesCall } from "./decode.ts";
import { createUsage } from "./run.ts";
import type { Batch, CreateBatchRequest, OpenAIBatchesOptions } from "./wire.ts";

interface Context extends CodecContext {
  options: OpenAIBatchesOptions;
}

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

export function encodeCreated(
  partial: Partial<Batch>,
  { body }: BatchesCall,
  context: Context,
): Batch {
  const request = toObject(body) as Partial<CreateBatchRequest>;
  const { endpoint, input_file_id, metadata = null, output_expires_after: outputExpiry } = request;
  const completion_window = toText(request.completion_window) || "24h";
  const known = {
    endpoint: toText(endpoint),
    input_file_id: toText(input_file_id),
    completion_window,
    expires_at: Math.floor(context.now / 1000) + toSeconds(completion_window),
    metadata,
  };
  const batch = mergeBody(toBatch({ ...known, ...toOwnId(partial) }, context), partial);
  storedBatches(context.store).set(batch.id, { batch, outputExpiry });
  return batch;
}

export function encodeBatch(partial: Partial<Batch>, { id }: BatchesCall, context: Context): Batch {
  return mergeBody(
    storedBatches(context.store).get(id)?.batch ?? toBatch({ id }, context),
    partial,
  );
}

export function encodeList(
  batches: readonly Partial<Batch>[],
  { query }: BatchesCall,
  context: Context,
): object {
  const all = batches.map((batch) => mergeBody(toBatch(toOwnId(batch), context), batch));
  const page = toPage(all, query);
  return context.options.toOwnPage?.(page) ?? page;
}

function toOwnId({ id }: Partial<Batch>): Partial<Batch> {
  return id === undefined ? {} : { id };
}

const ID: IdFormat = { prefix: "batch_", size: 32, alphabet: "hex" };

function toBatch(known: Partial<Batch>, { generateId, now, options }: Context): Batch {
  const { id = ID, toOwn = (batch: Batch) => batch } = options;
  const created = Math.floor(now / 1000);
  return toOwn({
    id: known.id ?? generateId(id),
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
    ...known,
  });
}

/** `24h`, or `7d` where a provider has days. */
function toSeconds(window: string): number {
  return Number.parseInt(window, 10) * (window.endsWith("d") ? DAY : HOUR);
}
