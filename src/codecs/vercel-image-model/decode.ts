import type { WireRequest } from "../../codec.ts";
import { toCount, toObject } from "../read.ts";
import type { ImageCall } from "./wire.ts";

/** More are never asked for in earnest. */
const MOST = 100;

export function decode({ body, headers }: WireRequest): ImageCall {
  const n = toCount(toObject(body)["n"], MOST) ?? 1;
  return { modelId: headers.get("ai-model-id") ?? "", body, n };
}
