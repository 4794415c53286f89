import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import { runLine, writeLines } from "../batch-lines.ts";
import { keepFile, toExpiry, toFile } from "../openai-stored-files.ts";
import { optionalNumber, optionalText, toObject } from "../read.ts";
import type {
  Batch,
  BatchUsage,
  OpenAIBatchesOptions,
  RequestInput,
  RequestOutput,
} from "./wire.ts";

/** What a batch has when its requests are answered. */
export type Outcome = Pick<
  Batch,
  "model" | "output_file_id" | "error_file_id" | "request_counts" | "usage"
>;

interface Run {
  batch: Batch;
  /** The URL that ends in `/v1`. */
  base: string;
  outputExpiry: unknown;
}

/** Sends each request to its endpoint; what succeeds is one file, what fails the other. */
export async function run(
  requests: readonly RequestInput[],
  { batch, base, outputExpiry }: Run,
  context: CodecContext & { options: OpenAIBatchesOptions },
): Promise<Outcome> {
  const outputs: RequestOutput[] = [];
  for (const request of requests) outputs.push(await answer(request, base, context));
  const done = outputs.filter(({ response }) => response !== null && response.status_code < 300);
  const failed = outputs.filter((output) => !done.includes(output));
  const keep = (kind: "output" | "error", lines: RequestOutput[]): string | null => {
    if (lines.length === 0) return null;
    const content = writeLines(lines);
    const purpose = "batch_output";
    const expires_at = toExpiry(outputExpiry, purpose, context.now);
    const filename = `${batch.id}_${kind}.jsonl`;
    const known = { purpose, filename, bytes: content.length, expires_at };
    const file = toFile(known, context, context.options.files);
    return keepFile(file, content, context).id;
  };
  return {
    ...("model" in batch && { model: findModel(done) }),
    output_file_id: keep("output", done),
    error_file_id: keep("error", failed),
    request_counts: { total: outputs.length, completed: done.length, failed: failed.length },
    ...("usage" in batch && { usage: addUsage(done) }),
  };
}

async function answer(
  { custom_id, url, body }: RequestInput,
  base: string,
  context: CodecContext,
): Promise<RequestOutput> {
  const id = context.generateId({ prefix: "batch_req_", size: 32, alphabet: "hex" });
  const line = await runLine(base + url.replace(/^\/v1(?=\/)/, ""), body, context);
  if (line.status === 0) {
    const error = { code: "request_timeout", message: "This request timed out." };
    return { id, custom_id, response: null, error };
  }
  const { status: status_code, body: answered } = line;
  const response = { status_code, request_id: context.generateId(UUID), body: answered };
  return { id, custom_id, response, error: null };
}

function findModel(outputs: readonly RequestOutput[]): string | null {
  for (const { response } of outputs) {
    const model = optionalText(toObject(response?.body)["model"]);
    if (model !== undefined) return model;
  }
  return null;
}

/** Chat has other names for the same. */
function addUsage(outputs: readonly RequestOutput[]): BatchUsage {
  const total = createUsage();
  for (const { response } of outputs) {
    const usage = toObject(toObject(response?.body)["usage"]);
    const input = usage["input_tokens"] ?? usage["prompt_tokens"];
    const output = usage["output_tokens"] ?? usage["completion_tokens"];
    const inputDetails = usage["input_tokens_details"] ?? usage["prompt_tokens_details"];
    const outputDetails = usage["output_tokens_details"] ?? usage["completion_tokens_details"];
    total.input_tokens += optionalNumber(input) ?? 0;
    total.output_tokens += optionalNumber(output) ?? 0;
    const { cached_tokens: cached } = toObject(inputDetails);
    const { reasoning_tokens: reasoning } = toObject(outputDetails);
    total.input_tokens_details.cached_tokens += optionalNumber(cached) ?? 0;
    total.output_tokens_details.reasoning_tokens += optionalNumber(reasoning) ?? 0;
  }
  total.total_tokens = total.input_tokens + total.output_tokens;
  return total;
}

export function createUsage(): BatchUsage {
  return {
    input_tokens: 0,
    output_tokens: 0,
    total_tokens: 0,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
  };
}
