import type { CodecContext } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import { type AnthropicError, encodeAnthropicError, invalidRequest } from "../anthropic-error.ts";
import { runLine } from "../batch-lines.ts";
import { isObject, toObject } from "../read.ts";
import type { BatchesCall } from "./decode.ts";
import { createCounts, type StoredBatch, toTime } from "./stored.ts";
import type { BatchResult, RequestCounts } from "./wire.ts";

/** At the first look a batch is in progress, at the second it has ended; one that is cancelled runs nothing. */
export async function advance(
  stored: StoredBatch,
  { base }: BatchesCall,
  context: CodecContext,
): Promise<void> {
  const { batch, requests } = stored;
  if (batch.processing_status === "ended") return;
  if (batch.processing_status === "in_progress" && !stored.isSeen) {
    stored.isSeen = true;
    return;
  }
  const results_url = `${base}/batches/${batch.id}/results`;
  // told before the first answer, so that two who look at once don't run it twice
  stored.batch = {
    ...batch,
    processing_status: "ended",
    ended_at: toTime(context.now),
    results_url,
  };
  for (const { custom_id, params } of requests) {
    const result =
      batch.processing_status === "canceling"
        ? ({ type: "canceled" } as const)
        : await answer(params, base, context);
    stored.results.push({ custom_id, result });
  }
  stored.batch = { ...stored.batch, request_counts: count(stored.results) };
}

async function answer(
  params: Record<string, unknown>,
  base: string,
  context: CodecContext,
): Promise<BatchResult["result"]> {
  if (params["stream"] === true) {
    const refusal = invalidRequest("stream: Streaming is not supported in batches");
    return { type: "errored", error: encodeAnthropicError(refusal).body };
  }
  const { status, body } = await runLine(base, params, context);
  if (status === 200 && isObject(body)) {
    const usage = { ...toObject(body["usage"]), service_tier: "batch" };
    return { type: "succeeded", message: { ...body, usage } };
  }
  const isError = isObject(body) && body["type"] === "error";
  const error = isError
    ? (body as unknown as AnthropicError)
    : encodeAnthropicError(llmError("server-error")).body;
  return { type: "errored", error };
}

function count(results: readonly BatchResult[]): RequestCounts {
  const counts = createCounts(0);
  for (const { result } of results) counts[result.type]++;
  return counts;
}
