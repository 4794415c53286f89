import { optionalNumber, toObject } from "../read.ts";
import { toTextResult } from "./decode-result.ts";
import { type TextWire, toPrompt, toShortReason } from "./text.ts";

/**
 * Meta Llama's texts.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html
 */
export const llama: TextWire = {
  required: "prompt",
  read: ({ prompt, max_gen_len: limit, temperature, top_p: topP }) => ({
    prompt: toPrompt(prompt),
    maxOutputTokens: optionalNumber(limit),
    temperature: optionalNumber(temperature),
    topP: optionalNumber(topP),
  }),
  encode: (generation, result) => ({
    generation,
    prompt_token_count: result.usage.inputTokens.total,
    generation_token_count: result.usage.outputTokens.total,
    stop_reason: toShortReason(result),
  }),
  delta: (generation, { count, usage }) => ({
    generation,
    prompt_token_count: usage?.inputTokens.total ?? null,
    generation_token_count: count,
    stop_reason: null,
  }),
  end: (_, result) => ({
    generation: "",
    prompt_token_count: null,
    generation_token_count: result.usage.outputTokens.total,
    stop_reason: toShortReason(result),
  }),
  decodeResult(body) {
    const {
      generation,
      prompt_token_count: input,
      generation_token_count: output,
      stop_reason: reason,
    } = toObject(body);
    const finishReason = reason === "length" ? "length" : "stop";
    return toTextResult(generation, { finishReason, input, output });
  },
};
