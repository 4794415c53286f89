import type { CodecContext } from "../../codec.ts";
import { runLine } from "../batch-lines.ts";
import { isObject, toObject, toWords } from "../read.ts";
import { toChatCompletion } from "./chat.ts";
import { countStates, type StoredXaiBatch, type StoredXaiRequest } from "./stored.ts";
import type { XaiBatchResult } from "./wire.ts";

/** At the first look requests are pending, as recorded; at the second all are answered. */
export async function advance(
  stored: StoredXaiBatch,
  base: string,
  context: CodecContext,
): Promise<void> {
  if (!stored.isSeen) {
    stored.isSeen = true;
    return;
  }
  const pending = stored.requests.filter(({ state }) => state === "pending");
  // told before the first answer, so that two who look at once don't run them twice
  for (const request of pending) request.state = "succeeded";
  for (const request of pending) {
    const result = await answer(request, base, context);
    request.result = { batch_request_id: request.id, ...result };
    if (result.error_message !== undefined) request.state = "failed";
  }
  stored.batch = { ...stored.batch, state: countStates(stored.requests) };
}

type Outcome = Omit<XaiBatchResult, "batch_request_id">;

async function answer(
  { path, body }: StoredXaiRequest,
  base: string,
  context: CodecContext,
): Promise<Outcome> {
  if (path === undefined) return { error_message: "The request is of no kind that batches take." };
  if (toObject(body)["stream"] === true) {
    return { error_message: "Streaming is not supported in batches." };
  }
  const { status, body: answered } = await runLine(base + path, body, context);
  if (status === 200 && isObject(answered)) {
    return { batch_result: { response: toResponse(path, answered) } };
  }
  const { error } = toObject(answered);
  return { error_message: error === undefined ? "Internal server error" : toWords(error) };
}

function toResponse(path: string, body: Record<string, unknown>): Record<string, unknown> {
  if (path.startsWith("/images")) return { image_generation: body };
  return { chat_get_completion: path === "/responses" ? toChatCompletion(body) : body };
}
