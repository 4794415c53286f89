import type { Store } from "../../store.ts";
import { readLines } from "../batch-lines.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { isObject, toObject } from "../read.ts";
import type { Batch, BatchError, RequestInput } from "./wire.ts";

const REQUIRED = ["custom_id", "method", "url", "body"];

/** What an endpoint is called where it cannot stream. */
const NAMES: Record<string, string> = {
  "/v1/chat/completions": "Chat Completions",
  "/v1/completions": "Completions",
  "/v1/responses": "Responses",
};

/** The requests of a batch's input file, and what is wrong with them: one wrong line fails all. */
export function readInput(
  { input_file_id: id, endpoint }: Batch,
  store: Store,
): { requests: RequestInput[]; errors: BatchError[] } {
  const stored = storedFiles(store).get(id);
  if (!stored) {
    const message = `Cannot find file ${id}, or organization org-mock does not have access to it.`;
    return fail({ code: "invalid_request", line: null, message, param: "file_id" });
  }
  const lines = readLines(stored.content);
  if (lines.length === 0) {
    const message =
      "The input file is empty. Please ensure that the batch contains at least one request.";
    return fail({ code: "empty_file", line: null, message, param: null });
  }
  const seen = new Set<unknown>();
  const errors = lines.flatMap(({ line, value, isJSON }): BatchError[] => {
    const fault = isJSON ? findFault(value, endpoint, seen) : NO_JSON;
    seen.add(toObject(value)["custom_id"]);
    return fault ? [{ line, ...fault }] : [];
  });
  return { requests: lines.map(({ value }) => value as RequestInput), errors };
}

type Fault = Omit<BatchError, "line">;

const NO_JSON: Fault = {
  code: "invalid_json_line",
  message: "This line is not parseable as valid JSON.",
  param: null,
};

function findFault(value: unknown, endpoint: string, seen: Set<unknown>): Fault | undefined {
  const request = toObject(value);
  const missing = REQUIRED.find((name) => request[name] === undefined);
  if (missing !== undefined) {
    const message = `Missing required parameter: '${missing}'.`;
    return { code: "missing_required_parameter", message, param: missing };
  }
  const { custom_id: customId, url, body } = request;
  if (url !== endpoint) {
    const message = "The URL provided for this request does not match the batch endpoint.";
    return { code: "invalid_url", message, param: "url" };
  }
  if (seen.has(customId)) {
    const message = `The custom_id '${String(customId)}' for this request is a duplicate of another request. The custom_id parameter must be unique for each request in a batch.`;
    return { code: "duplicate_custom_id", message, param: "custom_id" };
  }
  if (isObject(body) && body["stream"] === true) {
    const message = `${NAMES[endpoint] ?? endpoint}: Streaming is not supported in the Batch API.`;
    return { code: "streaming_unsupported", message, param: "body.stream" };
  }
  return undefined;
}

function fail(error: BatchError): { requests: RequestInput[]; errors: BatchError[] } {
  return { requests: [], errors: [error] };
}
