import { optionalNumber, toObject, toObjects, toTexts } from "../read.ts";
import { toTextResult } from "./decode-result.ts";
import { type TextWire, toPrompt, toShortReason } from "./text.ts";

/**
 * Mistral's texts.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html
 */
export const mistral: TextWire = {
  required: "prompt",
  read: ({ prompt, max_tokens: limit, stop, temperature, top_p: topP }) => ({
    prompt: toPrompt(prompt),
    maxOutputTokens: optionalNumber(limit),
    stopSequences: toTexts(stop),
    temperature: optionalNumber(temperature),
    topP: optionalNumber(topP),
  }),
  encode: (text, result) => ({ outputs: [{ text, stop_reason: toShortReason(result) }] }),
  delta: (text) => ({ outputs: [{ text, stop_reason: null }] }),
  end: (_, result) => ({ outputs: [{ text: "", stop_reason: toShortReason(result) }] }),
  decodeResult(body) {
    const { text, stop_reason: reason } = toObject(toObjects(toObject(body)["outputs"])[0]);
    return toTextResult(text, { finishReason: reason === "length" ? "length" : "stop" });
  },
};
