import type { CodecContext } from "../../codec.ts";
import type { Store } from "../../store.ts";
import { readLines } from "../batch-lines.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { isObject, toObject, toObjects, toText } from "../read.ts";
import type { XaiBatch, XaiBatchRequestMetadata, XaiBatchResult, XaiBatchState } from "./wire.ts";

export interface StoredXaiBatch {
  batch: XaiBatch;
  readonly requests: StoredXaiRequest[];
  /** Whether somebody has looked at it since its last request came. */
  isSeen: boolean;
}

export interface StoredXaiRequest {
  readonly id: string;
  /** Below the base URL; `undefined` where nobody answers such a request. */
  readonly path: string | undefined;
  readonly body: unknown;
  state: XaiBatchRequestMetadata["state"];
  result?: XaiBatchResult;
}

export function storedXaiBatches(store: Store): Map<string, StoredXaiBatch> {
  return store.collection("batches");
}

/** What a request's member of a batch is sent to. */
const PATHS: Record<string, string> = {
  responses: "/responses",
  chat_get_completion: "/chat/completions",
  image_generation: "/images/generations",
  image_edit: "/images/edits",
};

/** Requests as they are added to a batch, one member each. */
export function readAdded(body: unknown): StoredXaiRequest[] {
  return toObjects(toObject(body)["batch_requests"]).map((request) => {
    const [[kind, own] = ["", undefined]] = Object.entries(toObject(request["batch_request"]));
    const id = toText(request["batch_request_id"]);
    return { id, path: PATHS[kind], body: own, state: "pending" };
  });
}

/** Requests as a file has them, in OpenAI's form. */
export function readFile(id: string, { store }: Pick<CodecContext, "store">): StoredXaiRequest[] {
  const { content = new Uint8Array() } = storedFiles(store).get(id) ?? {};
  return readLines(content).map(({ value, line }) => {
    const { custom_id: customId, url, body } = toObject(value);
    const path = toText(url).replace(/^\/v1(?=\/)/, "");
    const isKnown = Object.values(PATHS).includes(path) && isObject(body);
    const own = toText(customId) || `line-${line}`;
    return { id: own, path: isKnown ? path : undefined, body, state: "pending" };
  });
}

export function countStates(requests: readonly StoredXaiRequest[]): XaiBatchState {
  const count = (state: StoredXaiRequest["state"]): number =>
    requests.filter((request) => request.state === state).length;
  return {
    num_requests: requests.length,
    num_pending: count("pending"),
    num_success: count("succeeded"),
    num_error: count("failed"),
    num_cancelled: count("cancelled"),
  };
}
