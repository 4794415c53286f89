import type { WireRequest } from "../../codec.ts";
import type { GenerationCall } from "./wire.ts";

export function decode({ query, body }: WireRequest): GenerationCall {
  return { modelId: "", body, id: query.get("id") ?? "" };
}
