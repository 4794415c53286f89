import type { Content, LanguageModelResult } from "../../language-model/result.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd, encodeLogprobs, encodeTime } from "../ollama-answer.ts";
import type { OllamaCall } from "../ollama-request.ts";
import { toObject } from "../read.ts";
import type * as wire from "./wire.ts";

/** How much a model remembers where nobody says otherwise. */
const CONTEXT_LENGTH = 4096;

/** As many as the vocabulary of a Llama 3 has. */
const VOCABULARY = 128_000;

export function encode(result: LanguageModelResult, call: OllamaCall): wire.GenerateResponse {
  const { modelId, timestamp, content, logprobs } = result;
  const body = {
    model: modelId,
    created_at: encodeTime(timestamp),
    ...(call.loads ? { response: "" } : encodeContent(content)),
    ...encodeEnd(result, call),
    ...encodeContext(result, call),
    ...(logprobs && !call.loads && { logprobs: encodeLogprobs(logprobs) }),
  };
  return mergeBody(body, result.body);
}

/**
 * The conversation's tokens, to be sent with the next request: as many numbers as there are tokens, and no text's own.
 *
 * Left out in raw mode, and by ollama.com.
 */
export function encodeContext(
  { usage }: LanguageModelResult,
  { body, isCloud, loads }: OllamaCall,
): { context?: number[] } {
  if (isCloud || loads || toObject(body)["raw"] === true) return {};
  const length = Math.min(CONTEXT_LENGTH, usage.inputTokens.total + usage.outputTokens.total);
  const context = Array.from(
    { length },
    (_, index) => Math.imul(index + 1, 2_654_435) % VOCABULARY,
  );
  return { context: context.map(Math.abs) };
}

function encodeContent(content: Content[]): { response: string; thinking?: string } {
  let response = "";
  let thinking = "";
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal": // a model here refuses in words
        response += part.text;
        break;
      case "reasoning":
        thinking += part.text;
        break;
      case "tool-call":
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  }
  return { response, ...(thinking !== "" && { thinking }) };
}

export function cannotCarry(type: "tool-call" | "file" | "source"): Error {
  return new Error(
    `Ollama's generate carries no ${type}. Answer with a text, or mock llm.ollama.chat for tools.`,
  );
}
