import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { type CloudflareEnvelope, wrap } from "../cloudflare-error.ts";
import type { EmbedResult } from "./wire.ts";

export function encode(
  vectors: number[][],
  { values, modelId }: EmbeddingCall,
): CloudflareEnvelope<EmbedResult> {
  if (!Array.isArray(vectors) || vectors.length !== values.length) {
    throw new Error(
      `the request has ${values.length} texts to embed. Give a list of as many number arrays.`,
    );
  }
  const shape: EmbedResult["shape"] = [vectors.length, vectors[0]?.length ?? 0];
  return wrap({ shape, data: vectors, pooling: modelId.includes("bge-m3") ? "cls" : "mean" });
}
