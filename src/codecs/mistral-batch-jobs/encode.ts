import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import { writeLines } from "../batch-lines.ts";
import { mergeBody } from "../merge-body.ts";
import { isWanted, toPage } from "../mistral-page.ts";
import { keepFile, toFile } from "../mistral-stored-files.ts";
import { toObject, toText, toTexts } from "../read.ts";
import type { JobsCall } from "./decode.ts";
import { countRequests, type StoredJob, storedJobs } from "./run.ts";
import type { BatchJob, CreateJobRequest, DeletedJob, JobList } from "./wire.ts";

/** Requests that come in the body become a file, too, as recorded. */
export function encodeCreated(
  partial: Partial<BatchJob>,
  { body }: JobsCall,
  context: CodecContext,
): BatchJob {
  const request = toObject(body);
  const { model = null, agent_id = null, metadata = null } = request as Partial<CreateJobRequest>;
  const { requests } = request;
  const endpoint = toText(request["endpoint"]);
  const inline = Array.isArray(requests) ? [keepRequests(requests, context)] : [];
  const input_files = [...toTexts(request["input_files"]), ...inline];
  const total_requests = countRequests(input_files, context.store);
  const known = { endpoint, model, agent_id, metadata, input_files, total_requests };
  const job = mergeBody({ ...toJob(partial.id, context), ...known }, partial);
  storedJobs(context.store).set(job.id, { job, isInline: inline.length > 0, results: [] });
  return job;
}

export function encodeJob(
  partial: Partial<BatchJob>,
  { id, query }: JobsCall,
  context: CodecContext,
): BatchJob {
  const stored = storedJobs(context.store).get(id);
  const job = stored ? show(stored, query.get("inline") === "true") : toJob(id, context);
  return mergeBody(job, partial);
}

export function encodeList(
  jobs: readonly Partial<BatchJob>[],
  { query }: JobsCall,
  context: CodecContext,
): JobList {
  const since = Date.parse(query.get("created_after") ?? "") || 0;
  const found = jobs
    .map((job) => ({ ...toJob(job.id, context), ...job }))
    .filter(
      ({ status, model, agent_id, created_at }) =>
        created_at * 1000 >= since &&
        isWanted(query, "status", status) &&
        isWanted(query, "model", model) &&
        isWanted(query, "agent_id", agent_id),
    );
  if (query.get("order_by") === "created") found.reverse();
  return { data: toPage(found, query), object: "list", total: found.length };
}

export function encodeDeleted(partial: Partial<DeletedJob>, { id }: JobsCall): DeletedJob {
  return { id, object: "batch", deleted: true, ...partial };
}

function show({ job, results, isInline }: StoredJob, isAsked: boolean): BatchJob {
  const hasOutputs = job.status === "SUCCESS" && (isInline || isAsked);
  return hasOutputs ? { ...job, outputs: results } : job;
}

function keepRequests(requests: readonly unknown[], context: CodecContext): string {
  const content = writeLines(requests);
  const known = {
    bytes: content.length,
    filename: "requests.jsonl",
    purpose: "batch",
    sample_type: "batch_request",
    num_lines: requests.length,
    mimetype: "application/jsonl",
  };
  return keepFile(toFile(known, context), content, context).id;
}

function toJob(id: string | undefined, { generateId, now }: CodecContext): BatchJob {
  return {
    id: id ?? generateId(UUID),
    object: "batch",
    input_files: [],
    metadata: null,
    endpoint: "/v1/chat/completions",
    model: null,
    agent_id: null,
    output_file: null,
    error_file: null,
    errors: [],
    outputs: null,
    status: "QUEUED",
    created_at: Math.floor(now / 1000),
    total_requests: 0,
    completed_requests: 0,
    succeeded_requests: 0,
    failed_requests: 0,
    started_at: null,
    completed_at: null,
  };
}
