import type { WireRequest } from "../../codec.ts";
import type { XaiBatchesCall } from "./wire.ts";

export function decode({ params, query, url, body }: WireRequest): XaiBatchesCall {
  const base = url.replace(/\/batches(?:[/?].*)?$/, "");
  return { modelId: "", body, id: params["id"] ?? "", base, query };
}
