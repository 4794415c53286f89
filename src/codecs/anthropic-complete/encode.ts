import type { LanguageModelResult } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { toTextContent } from "../text-content.ts";
import type * as wire from "./wire.ts";

/** What ends every text of a model that was asked in turns. */
const TURN = "\n\nHuman:";

export function encode(result: LanguageModelResult): wire.Completion {
  const text = toTextContent(result.content, cannotCarry);
  const body: wire.Completion = { ...toPiece(result, text), ...toEnd(result) };
  return mergeBody(body, result.body);
}

/** A piece of the text, before its end is known. */
export function toPiece(
  { id, modelId }: Pick<LanguageModelResult, "id" | "modelId">,
  completion: string,
): wire.Completion {
  return {
    type: "completion",
    id,
    completion,
    stop_reason: null,
    model: modelId,
    stop: null,
    log_id: id,
  };
}

export function toEnd({
  finishReason,
  stopSequence,
}: LanguageModelResult): Pick<wire.Completion, "stop_reason" | "stop"> {
  if (finishReason === "length") return { stop_reason: "max_tokens", stop: null };
  // as messages tell it: this older endpoint documents no word for it
  if (finishReason === "content-filter") return { stop_reason: "refusal", stop: null };
  return { stop_reason: "stop_sequence", stop: stopSequence ?? TURN };
}

export function cannotCarry(type: string): Error {
  return new Error(
    `Anthropic's text completions carry texts alone, no ${type}. Answer with a text, or mock llm.anthropic.messages.`,
  );
}
