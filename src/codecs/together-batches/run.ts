import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import { readLines, runLine, writeLines } from "../batch-lines.ts";
import { keepFile, storedFiles, toFile } from "../openai-stored-files.ts";
import { isObject, optionalText, toObject, toText } from "../read.ts";
import { TOGETHER_FILES } from "../together-files.ts";
import type { TogetherBatchesCall } from "./decode.ts";
import type { TogetherBatch, TogetherBatchLine } from "./wire.ts";

export interface StoredTogetherBatch {
  batch: TogetherBatch;
}

export function storedTogetherBatches(store: Store): Map<string, StoredTogetherBatch> {
  return store.collection("batches");
}

/** A batch is one state further each time that somebody looks: its requests run as it is completed. */
export async function advance(
  stored: StoredTogetherBatch,
  { url }: TogetherBatchesCall,
  context: CodecContext,
): Promise<void> {
  const { batch } = stored;
  if (batch.status === "VALIDATING") {
    const error = findFault(batch, context.store);
    stored.batch =
      error === undefined
        ? { ...batch, status: "IN_PROGRESS" }
        : { ...batch, status: "FAILED", error };
    return;
  }
  if (batch.status !== "IN_PROGRESS") return;
  // told before the first answer, so that two who look at once don't run it twice
  const completed_at = new Date(context.now).toISOString();
  stored.batch = { ...batch, status: "COMPLETED", progress: 100, completed_at };
  const base = url.replace(/\/batches(?:[/?].*)?$/, "");
  const lines: TogetherBatchLine[] = [];
  for (const { value } of readInput(batch, context.store)) {
    lines.push(await answer(toObject(value), { batch, base }, context));
  }
  const output = keep(
    lines.filter(({ response }) => response),
    "output",
    { batch, context },
  );
  const errors = keep(
    lines.filter(({ error }) => error),
    "error",
    { batch, context },
  );
  stored.batch = {
    ...stored.batch,
    ...(output !== undefined && { output_file_id: output }),
    ...(errors !== undefined && { error_file_id: errors }),
  };
}

function readInput(
  { input_file_id: id }: TogetherBatch,
  store: Store,
): ReturnType<typeof readLines> {
  return readLines(storedFiles(store).get(id)?.content ?? new Uint8Array());
}

/** Each line has an id of its own, and a body. */
function findFault(batch: TogetherBatch, store: Store): string | undefined {
  const lines = readInput(batch, store);
  if (lines.length === 0) return "The input file is empty.";
  const seen = new Set<unknown>();
  for (const { line, value } of lines) {
    const { custom_id: id, body } = toObject(value);
    if (typeof id !== "string" || !isObject(body)) {
      return `Line ${line} has no ${typeof id === "string" ? "body" : "custom_id"}.`;
    }
    if (seen.has(id)) return `Line ${line} has the custom_id '${id}' of another line.`;
    seen.add(id);
  }
  return undefined;
}

async function answer(
  { custom_id, body }: Record<string, unknown>,
  { batch, base }: { batch: TogetherBatch; base: string },
  context: CodecContext,
): Promise<TogetherBatchLine> {
  const id = toText(custom_id);
  const { model = batch.model_id } = toObject(body);
  const request = { ...toObject(body), ...(model !== undefined && { model }), stream: false };
  const path = batch.endpoint.replace(/^\/v1(?=\/)/, "");
  const { status, body: answered } = await runLine(base + path, request, context);
  if (status === 200) return { custom_id: id, response: { status_code: status, body: answered } };
  const { message, code } = toObject(toObject(answered)["error"]);
  return {
    custom_id: id,
    error: {
      message: optionalText(message) ?? "Request timeout",
      code: optionalText(code) ?? (status === 0 ? "timeout" : String(status)),
    },
  };
}

function keep(
  lines: TogetherBatchLine[],
  kind: "output" | "error",
  { batch, context }: { batch: TogetherBatch; context: CodecContext },
): string | undefined {
  if (lines.length === 0) return undefined;
  const content = writeLines(lines);
  const filename = `${batch.id}_${kind}.jsonl`;
  const known = { purpose: "batch-generated", filename, bytes: content.length };
  return keepFile(toFile(known, context, TOGETHER_FILES), content, context).id;
}
