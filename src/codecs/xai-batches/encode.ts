import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject, toText } from "../read.ts";
import { countStates, readFile, storedXaiBatches } from "./stored.ts";
import type {
  PartialXaiBatch,
  XaiBatch,
  XaiBatchesCall,
  XaiBatchRequestMetadata,
  XaiBatchResult,
  XaiPage,
} from "./wire.ts";

/** Its requests are in a file, or are added later. */
export function encodeCreated(
  partial: PartialXaiBatch,
  { body }: XaiBatchesCall,
  context: CodecContext,
): XaiBatch {
  const { name, input_file_id: fileId } = toObject(body);
  const requests = typeof fileId === "string" ? readFile(fileId, context) : [];
  const known = toBatch(partial.batch_id, context);
  const own = { ...known, name: toText(name), state: countStates(requests) };
  const batch = mergeBody(own, partial);
  storedXaiBatches(context.store).set(batch.batch_id, { batch, requests, isSeen: false });
  return batch;
}

export function encodeBatch(
  partial: PartialXaiBatch,
  { id }: XaiBatchesCall,
  context: CodecContext,
): XaiBatch {
  const known = storedXaiBatches(context.store).get(id)?.batch ?? toBatch(id, context);
  return mergeBody(known, partial);
}

export function encodeList(
  batches: readonly PartialXaiBatch[],
  { query }: XaiBatchesCall,
  context: CodecContext,
): XaiPage & { batches: XaiBatch[] } {
  const all = batches.map((batch) => mergeBody(toBatch(batch.batch_id, context), batch));
  const { items: page, ...rest } = toPage(all, query);
  return { batches: page, ...rest };
}

export function encodeResults(
  results: readonly XaiBatchResult[],
  { query }: XaiBatchesCall,
): XaiPage & { results: XaiBatchResult[] } {
  const { items: page, ...rest } = toPage(results, query);
  return { results: page, ...rest };
}

export function encodeRequests(
  requests: readonly XaiBatchRequestMetadata[],
  { query }: XaiBatchesCall,
): XaiPage & { batch_request_metadata: XaiBatchRequestMetadata[] } {
  const { items: page, ...rest } = toPage(requests, query);
  return { batch_request_metadata: page, ...rest };
}

/** As recorded. */
export function toDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

const LIFETIME = 30 * 24 * 60 * 60 * 1000;

function toBatch(id: string | undefined, { generateId, now }: CodecContext): XaiBatch {
  return {
    batch_id: id ?? generateId({ ...UUID, prefix: "batch_" }),
    name: "",
    create_time: toDay(now),
    expire_time: toDay(now + LIFETIME),
    create_api_key_id: "00000000-0000-4000-8000-000000000000",
    cancel_time: null,
    cancel_by_xai_message: null,
    state: countStates([]),
  };
}

/** A token says where the next page begins; the specification names the limit otherwise than the recordings. */
function toPage<T>(all: readonly T[], query: URLSearchParams): XaiPage & { items: T[] } {
  const start = Number(query.get("pagination_token") ?? 0);
  const end = start + Number(query.get("limit") ?? query.get("page_size") ?? 100);
  return { items: all.slice(start, end), pagination_token: end < all.length ? String(end) : null };
}
