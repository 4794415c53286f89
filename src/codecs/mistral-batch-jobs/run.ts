import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import { readLines, runLine, writeLines } from "../batch-lines.ts";
import { keepFile, storedFiles, toFile } from "../mistral-stored-files.ts";
import { optionalText, toObject } from "../read.ts";
import type { JobsCall } from "./decode.ts";
import type { BatchJob, BatchRequest, JobOutput } from "./wire.ts";

export interface StoredJob {
  job: BatchJob;
  /** Whether its requests came in the body, and its results are there too. */
  readonly isInline: boolean;
  results: JobOutput[];
}

export function storedJobs(store: Store): Map<string, StoredJob> {
  return store.collection("batch-jobs");
}

/** A job is one state further each time that somebody looks: its requests run as it succeeds. */
export async function advance(
  stored: StoredJob,
  { url }: JobsCall,
  context: CodecContext,
): Promise<void> {
  const { job } = stored;
  const seconds = Math.floor(context.now / 1000);
  const change = (partial: Partial<BatchJob>): void => void (stored.job = { ...job, ...partial });
  switch (job.status) {
    case "QUEUED": {
      const unknown = job.input_files.find((id) => !storedFiles(context.store).has(id));
      if (unknown === undefined) return change({ status: "RUNNING", started_at: seconds });
      const errors = [{ message: `Input file ${unknown} was not found.`, count: 1 }];
      return change({ status: "FAILED", errors, completed_at: seconds });
    }
    case "RUNNING": {
      // told before the first answer, so that two who look at once don't run it twice
      change({ status: "SUCCESS", completed_at: seconds });
      const base = url.replace(/\/batch\/jobs(?:[/?].*)?$/, "");
      stored.results = await run(job, base + job.endpoint.replace(/^\/v1(?=\/)/, ""), context);
      stored.job = { ...stored.job, ...summarize(stored, context) };
      return;
    }
    case "CANCELLATION_REQUESTED":
      return change({ status: "CANCELLED", completed_at: seconds });
    case "SUCCESS":
    case "FAILED":
    case "TIMEOUT_EXCEEDED":
    case "CANCELLED":
  }
}

/** How many requests there are in files. */
export function countRequests(ids: readonly string[], store: Store): number {
  return ids.reduce((count, id) => count + readRequests(id, store).length, 0);
}

function readRequests(id: string, store: Store): BatchRequest[] {
  const stored = storedFiles(store).get(id);
  const lines = stored ? readLines(stored.content) : [];
  return lines.map(({ value }) => {
    const { custom_id, body } = toObject(value);
    return { custom_id: optionalText(custom_id) ?? null, body: toObject(body) };
  });
}

/** An answer's id has the job's, the file's, and where in it the request stands. */
async function run(job: BatchJob, url: string, context: CodecContext): Promise<JobOutput[]> {
  const outputs: JobOutput[] = [];
  const { model, agent_id } = job;
  const shared = { ...(model !== null && { model }), ...(agent_id !== null && { agent_id }) };
  for (const file of job.input_files) {
    let offset = 0;
    for (const request of readRequests(file, context.store)) {
      const { custom_id = null, body } = request;
      const id = `batch-${job.id.slice(0, 8)}-${file.slice(0, 8)}-${offset}`;
      const line = await runLine(url, { ...shared, ...body }, context);
      const isLost = line.status === 0;
      const response = isLost ? null : { status_code: line.status, body: line.body };
      outputs.push({ id, custom_id, response, error: isLost ? "Service unavailable." : null });
      offset += writeLines([request]).length;
    }
  }
  return outputs;
}

function summarize({ job, results }: StoredJob, context: CodecContext): Partial<BatchJob> {
  const isDone = ({ response }: JobOutput): boolean => response?.status_code === 200;
  const done = results.filter(isDone);
  const failed = results.filter((result) => !isDone(result));
  const keep = (kind: "result" | "error", lines: JobOutput[]): string | null => {
    if (lines.length === 0) return null;
    const content = writeLines(lines);
    const file = toFile(
      {
        bytes: content.length,
        filename: `${job.id}_${kind}.jsonl`,
        purpose: "batch",
        sample_type: `batch_${kind}`,
        num_lines: lines.length,
        mimetype: "application/jsonl",
        source: "mistral",
      },
      context,
    );
    return keepFile(file, content, context).id;
  };
  return {
    output_file: keep("result", done),
    error_file: keep("error", failed),
    errors: countErrors(failed),
    completed_requests: results.length,
    succeeded_requests: done.length,
    failed_requests: failed.length,
  };
}

/** What went wrong, and how often. */
function countErrors(failed: readonly JobOutput[]): BatchJob["errors"] {
  const counts = new Map<string, number>();
  for (const { response, error } of failed) {
    const { message, detail } = toObject(response?.body);
    const text = message ?? detail ?? error;
    const words = typeof text === "string" ? text : JSON.stringify(text);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([message, count]) => ({ message, count }));
}
