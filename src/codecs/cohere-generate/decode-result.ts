import type { DecodedResult } from "../../language-model/result.ts";
import { decodeV1FinishReason } from "../cohere-v1.ts";
import { optionalNumber, toObject, toObjects, toText } from "../read.ts";

/** Of several generations, the first. */
export function decodeResult(body: unknown): DecodedResult {
  const { id, generations, prompt, meta } = toObject(body);
  const [generation = {}] = toObjects(generations);
  const { input_tokens: input, output_tokens: output } = toObject(toObject(meta)["billed_units"]);
  const reason = generation["finish_reason"];
  return {
    id: toText(id),
    modelId: "",
    content: [{ type: "text", text: toText(generation["text"]) }],
    finishReason: decodeV1FinishReason(reason),
    usage: {
      inputTokens: { total: optionalNumber(input) ?? 0, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: optionalNumber(output) ?? 0, reasoning: 0 },
    },
    body: { prompt, meta, generations: [{ id: generation["id"], finish_reason: reason }] },
  };
}
