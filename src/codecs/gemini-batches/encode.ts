import type { CodecContext } from "../../codec.ts";
import { toPage, toTime } from "../google-stored.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject } from "../read.ts";
import type { BatchesCall } from "./decode.ts";
import { readRequests, storedBatches, toStats } from "./run.ts";
import type { CreateBatchRequest, GeminiBatch, Operation } from "./wire.ts";

const TYPE = "type.googleapis.com/google.ai.generativelanguage.v1main.";

export function encodeCreated(
  partial: Partial<GeminiBatch>,
  { body, modelId, verb }: BatchesCall,
  context: CodecContext,
): Operation {
  const { batch: asked } = toObject(body) as Partial<CreateBatchRequest>;
  const { displayName: own, display_name, inputConfig, input_config } = asked ?? {};
  const input = readRequests(inputConfig ?? input_config, context.store);
  const displayName = own ?? display_name;
  const count = input.requests.length;
  const kind = verb === "embedContent" ? "EmbedContentBatch" : "GenerateContentBatch";
  const known = {
    ...toBatch(partial.name, context),
    "@type": TYPE + kind,
    model: modelId,
    ...(displayName !== undefined && { displayName }),
    batchStats: toStats({ requestCount: count, pendingRequestCount: count }),
  };
  const batch = mergeBody(known, partial);
  storedBatches(context.store).set(batch.name, { batch, verb, ...input });
  return toOperation(batch);
}

export function encodeBatch(
  partial: Partial<GeminiBatch>,
  { id }: BatchesCall,
  context: CodecContext,
): Operation {
  const name = `batches/${id}`;
  const batch = storedBatches(context.store).get(name)?.batch ?? toBatch(name, context);
  return toOperation(mergeBody(batch, partial));
}

export function encodeList(
  batches: readonly Partial<GeminiBatch>[],
  { query }: BatchesCall,
  context: CodecContext,
): { operations?: Operation[]; nextPageToken?: string } {
  const all = batches.map((batch) => ({ ...toBatch(batch.name, context), ...batch }));
  const { page, next } = toPage(all, query, 10);
  return { ...(page.length > 0 && { operations: page.map(toOperation) }), ...next };
}

/** What is done has its output twice. */
function toOperation(batch: GeminiBatch): Operation {
  const { name, output, state } = batch;
  const operation: Operation = { name, metadata: batch };
  if (state === "BATCH_STATE_PENDING" || state === "BATCH_STATE_RUNNING") return operation;
  const response = output && { "@type": `${batch["@type"]}Output`, ...output };
  return { ...operation, done: true, ...(response && { response }) };
}

function toBatch(name: string | undefined, { generateId, now }: CodecContext): GeminiBatch {
  return {
    "@type": `${TYPE}GenerateContentBatch`,
    model: "",
    createTime: toTime(now),
    updateTime: toTime(now),
    batchStats: {},
    state: "BATCH_STATE_PENDING",
    name: name ?? generateId({ prefix: "batches/", size: 36, alphabet: "lowercase" }),
  };
}
