import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeCohereMeta, encodeCohereUsage } from "../cohere-meta.ts";
import { encodeV1FinishReason } from "../cohere-v1.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject, toText } from "../read.ts";
import { toTextContent } from "../text-content.ts";
import { toSecondUUID, toUUID } from "../uuid.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult, call: LanguageModelCall): wire.Generations {
  const { billed_units: billed } = encodeCohereUsage(result.usage);
  const body: wire.Generations = {
    id: toUUID(result.id),
    generations: encodeGenerations(result, call),
    prompt: toText(toObject(call.body)["prompt"]),
    meta: encodeCohereMeta("1", billed),
  };
  return mergeBody(body, result.body);
}

export function encodeGenerations(
  result: LanguageModelResult,
  { n }: LanguageModelCall,
): wire.Generation[] {
  const text = toTextContent(result.content, cannotCarry);
  const id = toSecondUUID(result.id);
  return Array.from({ length: n }, (_, index) => ({
    id: index === 0 ? id : `${id.slice(0, -1)}${index}`,
    ...(n > 1 && { index }),
    text,
    finish_reason: encodeV1FinishReason(result),
  }));
}

export function cannotCarry(type: string): Error {
  return new Error(
    `Cohere's generate carries texts alone, no ${type}. Answer with a text, or mock llm.cohere.chat.`,
  );
}
