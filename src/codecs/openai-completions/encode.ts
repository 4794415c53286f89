import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
  Usage,
} from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { isObject } from "../read.ts";
import { toPrompts } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult, call: LanguageModelCall): wire.Completion {
  const { content, finishReason, logprobs, usage, body } = result;
  const text = content.map(toText).join("");
  const choices = toEchoes(call).map((echo, index) => ({
    text: echo + text,
    index,
    logprobs: logprobs ? encodeLogprobs(logprobs, echo.length) : null,
    finish_reason: FINISH_REASONS[finishReason],
  }));
  const head = encodeHead(result);
  return mergeBody({ ...head, choices, usage: encodeUsage(usage) }, body);
}

/** What the body and every chunk begin with. */
export function encodeHead({
  id,
  timestamp,
  modelId,
}: Pick<LanguageModelResult, "id" | "timestamp" | "modelId">): Pick<
  wire.Completion,
  "id" | "object" | "created" | "model"
> {
  return { id, object: "text_completion", created: Math.floor(timestamp / 1000), model: modelId };
}

/** What each choice begins with: its prompt where `echo` asks for it, else nothing. */
export function toEchoes({ body, n }: LanguageModelCall): string[] {
  const { echo, prompt } = isObject(body) ? body : {};
  if (echo !== true) return Array.from({ length: n }, () => "");
  const prompts = toPrompts(prompt);
  if (Array.isArray(prompt) && prompt.some((item) => typeof item !== "string")) {
    throw new Error(
      "the prompt is a list of tokens, and echoing it takes the model's own tokenizer. Send the prompt as a text, or leave out echo.",
    );
  }
  const each = n / Math.max(1, prompts.length);
  return Array.from({ length: n }, (_, index) => prompts[Math.floor(index / each)] ?? "");
}

/** What a part says in a plain text; reasoning is counted and hidden. */
function toText(part: Content): string {
  if (part.type === "text") return part.text;
  if (part.type === "reasoning") return "";
  throw cannotCarry(part);
}

const NAMES: Record<Exclude<Content["type"], "text" | "reasoning">, string> = {
  "tool-call": "tool calls",
  refusal: "refusals",
  file: "files",
  source: "sources",
  custom: "custom parts",
};

export function cannotCarry({
  type,
}: Exclude<Content, { type: "text" } | { type: "reasoning" }>): Error {
  return new Error(
    `a text completion carries no ${NAMES[type]}. Answer with a text, or mock an endpoint that does, such as llm.openai.chat.`,
  );
}

export const FINISH_REASONS: Record<FinishReason, wire.FinishReason> = {
  stop: "stop",
  length: "length",
  "content-filter": "content_filter",
  "tool-calls": "stop",
  error: "stop",
  other: "stop",
};

export function encodeUsage({ inputTokens, outputTokens }: Usage): wire.CompletionUsage {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
  };
}

/** Offsets count from the beginning of the choice's text, in characters. */
export function encodeLogprobs(logprobs: TokenLogprob[], start: number): wire.CompletionLogprobs {
  let end = start;
  const hasTop = logprobs.some(({ topLogprobs }) => topLogprobs !== undefined);
  return {
    text_offset: logprobs.map(({ token }) => {
      end += token.length;
      return end - token.length;
    }),
    token_logprobs: logprobs.map(({ logprob }) => logprob),
    tokens: logprobs.map(({ token }) => token),
    top_logprobs: hasTop ? logprobs.map(({ topLogprobs = [] }) => toRecord(topLogprobs)) : null,
  };
}

function toRecord(top: { token: string; logprob: number }[]): Record<string, number> {
  return Object.fromEntries(top.map(({ token, logprob }) => [token, logprob]));
}
