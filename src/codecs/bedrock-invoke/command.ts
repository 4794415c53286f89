import type { FinishReason } from "../../language-model/result.ts";
import type { Message } from "../../language-model/prompt.ts";
import {
  type JSONObject,
  optionalNumber,
  toCount,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { toTextResult } from "./decode-result.ts";
import { toPrompt, type TextWire } from "./text.ts";

const MAXIMUM_GENERATIONS = 5;

/**
 * Cohere Command's generations.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command.html
 */
export const command: TextWire = {
  required: "prompt",
  read: (body) => ({
    ...readSettings(body),
    prompt: toPrompt(body["prompt"]),
    n: toCount(body["num_generations"], MAXIMUM_GENERATIONS) ?? 1,
  }),
  encode: (text, { id, finishReason }, { n, body }) => ({
    id,
    generations: Array.from({ length: n }, (_, index) => ({
      id: index === 0 ? id : `${id}-${index}`,
      text,
      finish_reason: REASONS[finishReason],
    })),
    prompt: toText(toObject(body)["prompt"]),
  }),
  delta: (text) => ({ text, is_finished: false }),
  end: (_, { finishReason }) => ({ is_finished: true, finish_reason: REASONS[finishReason] }),
  decodeResult(body) {
    const { generations, id } = toObject(body);
    const { text, finish_reason: reason } = toObject(toObjects(generations)[0]);
    return { ...toTextResult(text, { finishReason: toFinishReason(reason) }), id: toText(id) };
  },
};

/**
 * Cohere Command R's chat.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
 */
export const commandChat: TextWire = {
  required: "message",
  read: (body) => ({
    ...readSettings(body),
    prompt: [
      ...toSystem(body["preamble"]),
      ...toObjects(body["chat_history"]).map(toTurn),
      ...toPrompt(body["message"]),
    ],
  }),
  encode: (text, { id, finishReason }) => ({
    response_id: id,
    text,
    generation_id: id,
    finish_reason: REASONS[finishReason],
  }),
  start: (id) => ({ is_finished: false, event_type: "stream-start", generation_id: id }),
  delta: (text) => ({ is_finished: false, event_type: "text-generation", text }),
  end: (text, { id, finishReason }) => ({
    is_finished: true,
    event_type: "stream-end",
    response: { response_id: id, text, generation_id: id, finish_reason: REASONS[finishReason] },
    finish_reason: REASONS[finishReason],
  }),
  decodeResult(body) {
    const { text, generation_id: id, finish_reason: reason } = toObject(body);
    return { ...toTextResult(text, { finishReason: toFinishReason(reason) }), id: toText(id) };
  },
};

const REASONS: Record<FinishReason, string> = {
  stop: "COMPLETE",
  length: "MAX_TOKENS",
  "tool-calls": "COMPLETE",
  "content-filter": "ERROR_TOXIC",
  error: "ERROR",
  other: "ERROR",
};

function toFinishReason(reason: unknown): FinishReason {
  const known = Object.entries(REASONS).find(([, word]) => word === reason);
  return (known?.[0] as FinishReason | undefined) ?? "other";
}

function readSettings({ max_tokens: limit, temperature, p, stop_sequences: stop }: JSONObject) {
  return {
    maxOutputTokens: optionalNumber(limit),
    temperature: optionalNumber(temperature),
    topP: optionalNumber(p),
    stopSequences: toTexts(stop),
  };
}

function toSystem(preamble: unknown): Message[] {
  return typeof preamble === "string" ? [{ role: "system", content: preamble }] : [];
}

function toTurn({ role, message }: JSONObject): Message {
  const content = [{ type: "text", text: toText(message) } as const];
  return role === "CHATBOT" ? { role: "assistant", content } : { role: "user", content };
}
