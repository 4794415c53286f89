import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import { mergeBody } from "../merge-body.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { optionalText, toObject, toText } from "../read.ts";
import type { TogetherBatchesCall } from "./decode.ts";
import { storedTogetherBatches } from "./run.ts";
import type { TogetherBatch } from "./wire.ts";

/** What is made stands in an object, as nothing else here does. */
export function encodeCreated(
  partial: Partial<TogetherBatch>,
  { body }: TogetherBatchesCall,
  context: CodecContext,
): { job: TogetherBatch } {
  const { endpoint, input_file_id: fileId, model_id } = toObject(body);
  const model = optionalText(model_id);
  const known = {
    ...toBatch(partial.id, context),
    endpoint: toText(endpoint),
    input_file_id: toText(fileId),
    file_size_bytes: storedFiles(context.store).get(toText(fileId))?.file.bytes ?? 0,
    ...(model !== undefined && { model_id: model }),
  };
  const batch = mergeBody(known, partial);
  storedTogetherBatches(context.store).set(batch.id, { batch });
  return { job: batch };
}

export function encodeBatch(
  partial: Partial<TogetherBatch>,
  { id }: TogetherBatchesCall,
  context: CodecContext,
): TogetherBatch {
  const known = storedTogetherBatches(context.store).get(id)?.batch ?? toBatch(id, context);
  return mergeBody(known, partial);
}

/** The list is the whole body. */
export function encodeList(
  batches: readonly Partial<TogetherBatch>[],
  _: TogetherBatchesCall,
  context: CodecContext,
): TogetherBatch[] {
  return batches.map((batch) => mergeBody(toBatch(batch.id, context), batch));
}

const DAY = 24 * 60 * 60 * 1000;

function toBatch(id: string | undefined, { generateId, now }: CodecContext): TogetherBatch {
  return {
    id: id ?? generateId(UUID),
    user_id: "user-mock",
    input_file_id: "",
    file_size_bytes: 0,
    status: "VALIDATING",
    job_deadline: new Date(now + DAY).toISOString(),
    created_at: new Date(now).toISOString(),
    endpoint: "/v1/chat/completions",
    progress: 0,
  };
}
