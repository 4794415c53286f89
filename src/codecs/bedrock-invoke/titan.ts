import type { FinishReason, LanguageModelResult } from "../../language-model/result.ts";
import { optionalNumber, toObject, toObjects, toText, toTexts } from "../read.ts";
import { toTextResult } from "./decode-result.ts";
import { toPrompt, type TextWire } from "./text.ts";

/**
 * Amazon Titan's texts.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html
 */
export const titan: TextWire = {
  required: "inputText",
  read({ inputText, textGenerationConfig }) {
    const { maxTokenCount, stopSequences, temperature, topP } = toObject(textGenerationConfig);
    return {
      prompt: toPrompt(inputText),
      maxOutputTokens: optionalNumber(maxTokenCount),
      stopSequences: toTexts(stopSequences),
      temperature: optionalNumber(temperature),
      topP: optionalNumber(topP),
    };
  },
  encode: (outputText, result) => ({
    inputTextTokenCount: result.usage.inputTokens.total,
    results: [
      {
        tokenCount: result.usage.outputTokens.total,
        outputText,
        completionReason: toReason(result),
      },
    ],
  }),
  delta: (outputText, { usage }) => ({
    outputText,
    index: 0,
    totalOutputTextTokenCount: null,
    completionReason: null,
    inputTextTokenCount: usage?.inputTokens.total ?? null,
  }),
  end: (_, result) => ({
    outputText: "",
    index: 0,
    totalOutputTextTokenCount: result.usage.outputTokens.total,
    completionReason: toReason(result),
    inputTextTokenCount: null,
  }),
  decodeResult(body) {
    const { results, inputTextTokenCount: input } = toObject(body);
    const { outputText, tokenCount: output, completionReason } = toObject(toObjects(results)[0]);
    const finishReason = FINISH_REASONS[toText(completionReason)] ?? "other";
    return toTextResult(outputText, { finishReason, input, output });
  },
};

const REASONS: Record<FinishReason, string> = {
  stop: "FINISH",
  length: "LENGTH",
  "tool-calls": "FINISH",
  "content-filter": "CONTENT_FILTERED",
  error: "FINISH",
  other: "FINISH",
};

const FINISH_REASONS: Record<string, FinishReason> = {
  FINISH: "stop",
  LENGTH: "length",
  STOP_CRITERIA_MET: "stop",
  CONTENT_FILTERED: "content-filter",
};

function toReason({ finishReason, stopSequence }: LanguageModelResult): string {
  return stopSequence === undefined ? REASONS[finishReason] : "STOP_CRITERIA_MET";
}
