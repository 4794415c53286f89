import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import { readLines, runLine, writeLines } from "../batch-lines.ts";
import { keepFile } from "../google-files.ts";
import { storedFiles, toTime } from "../google-stored.ts";
import { optionalText, toObject, toObjects, toText } from "../read.ts";
import type { BatchesCall } from "./decode.ts";
import type { BatchOutput, GeminiBatch, InlinedRequest, InlinedResponse } from "./wire.ts";

export interface StoredBatch {
  batch: GeminiBatch;
  readonly verb: BatchesCall["verb"];
  /** The file that its requests are in. */
  readonly fileName: string | undefined;
  readonly requests: readonly InlinedRequest[];
}

export function storedBatches(store: Store): Map<string, StoredBatch> {
  return store.collection("batches");
}

/** A batch is one state further each time that somebody looks: its requests run as it succeeds. */
export async function advance(
  stored: StoredBatch,
  base: string,
  context: CodecContext,
): Promise<void> {
  const { batch, requests } = stored;
  const time = toTime(context.now);
  const change = (partial: Partial<GeminiBatch>): void => {
    stored.batch = { ...stored.batch, updateTime: time, ...partial };
  };
  if (batch.state === "BATCH_STATE_PENDING") return change({ state: "BATCH_STATE_RUNNING" });
  if (batch.state !== "BATCH_STATE_RUNNING") return;
  // told before the first answer, so that two who look at once don't run it twice
  change({ state: "BATCH_STATE_SUCCEEDED", endTime: time });
  const responses: InlinedResponse[] = [];
  for (const request of requests) responses.push(await answer(request, { stored, base, context }));
  const output = toOutput(responses, { stored, base, context });
  const failed = responses.filter(({ error }) => error !== undefined).length;
  const batchStats = toStats({
    requestCount: requests.length,
    successfulRequestCount: requests.length - failed,
    failedRequestCount: failed,
  });
  change({ output, batchStats });
}

/** Counts of 0 are left out, as Google leaves them out of all it sends. */
export function toStats(counts: Record<string, number>): GeminiBatch["batchStats"] {
  const known = Object.entries(counts).filter(([, count]) => count > 0);
  return Object.fromEntries(known.map(([name, count]) => [name, String(count)]));
}

/** The requests of a batch, from its body or from a file; a line's key is how its answer is told. */
export function readRequests(
  inputConfig: unknown,
  store: Store,
): Pick<StoredBatch, "fileName" | "requests"> {
  const { fileName, file_name, requests } = toObject(inputConfig);
  const name = optionalText(fileName ?? file_name);
  if (name === undefined) {
    // requests for embeddings come without the object around them
    const list = Array.isArray(requests) ? requests : toObject(requests)["requests"];
    return { fileName: undefined, requests: toObjects(list).map(toRequest) };
  }
  const content = storedFiles(store).get(name)?.content;
  const lines = content ? readLines(content) : [];
  return { fileName: name, requests: lines.map(({ value }) => toRequest(toObject(value))) };
}

function toRequest({ key, metadata, request }: Record<string, unknown>): InlinedRequest {
  return {
    ...(typeof key === "string" && { key }),
    ...(metadata !== undefined && { metadata: toObject(metadata) }),
    request: toObject(request),
  };
}

interface Run {
  stored: StoredBatch;
  base: string;
  context: CodecContext;
}

async function answer(
  { request, key, metadata }: InlinedRequest,
  { stored, base, context }: Run,
): Promise<InlinedResponse> {
  const { model: own, ...body } = request;
  const model = toText(own) || stored.batch.model;
  const path = model.includes("/") ? model : `models/${model}`;
  const line = await runLine(`${base}/${path}:${stored.verb}`, body, context);
  const labels = { ...(metadata && { metadata }), ...(key !== undefined && { key }) };
  if (line.status === 200) return { response: line.body, ...labels };
  const { message, status } = toObject(toObject(line.body)["error"]);
  const code = CODES[toText(status)] ?? UNAVAILABLE;
  return { error: { code, message: toText(message) || "The service is unavailable." }, ...labels };
}

/** Answers go where the requests came from: into a file, or into the operation. */
function toOutput(responses: InlinedResponse[], { stored, base, context }: Run): BatchOutput {
  if (stored.fileName === undefined) return { inlinedResponses: { inlinedResponses: responses } };
  const name = `files/batch-${stored.batch.name.replace(/^batches\//, "")}`;
  const known = { name, mimeType: "application/jsonl", source: "GENERATED" as const };
  const file = keepFile(known, writeLines(responses), { base, context });
  return { responsesFile: file.name };
}

const UNAVAILABLE = 14;

/** @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const CODES: Record<string, number> = {
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  INTERNAL: 13,
  UNAVAILABLE,
  UNAUTHENTICATED: 16,
};
