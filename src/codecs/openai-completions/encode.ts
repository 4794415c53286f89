import type { LanguageModelCall } from "../../language-model/call.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
} from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { encodePlainUsage } from "../openai-plain-usage.ts";
import { toEchoLogprobs, toPrefaces } from "./echo.ts";
import type * as wire from "./wire.ts";

export function encode(
  result: LanguageModelResult,
  call: LanguageModelCall,
  { write }: wire.OpenAICompletionsOptions = {},
): wire.Completion {
  const { content, finishReason, logprobs, usage, body } = result;
  const text = content.map(toText).join("");
  const choices = toPrefaces(call).map((preface, index) => ({
    text: preface.echo + text,
    index,
    logprobs: joinLogprobs(
      toEchoLogprobs(preface, call.topLogprobs),
      logprobs && encodeLogprobs(logprobs, preface.start),
    ),
    finish_reason: FINISH_REASONS[finishReason],
  }));
  const head = encodeHead(result);
  const completion: wire.Completion = { ...head, choices, usage: encodePlainUsage(usage) };
  const own = write?.({ ...completion }, false) as object | undefined;
  return mergeBody((own as wire.Completion | undefined) ?? completion, body);
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

/** Offsets count from the beginning of all that the model read, in characters, as the recording shows. */
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

function joinLogprobs(
  echoed: wire.CompletionLogprobs | undefined,
  own: wire.CompletionLogprobs | undefined,
): wire.CompletionLogprobs | null {
  if (!echoed || !own) return echoed ?? own ?? null;
  return {
    text_offset: [...echoed.text_offset, ...own.text_offset],
    token_logprobs: [...echoed.token_logprobs, ...own.token_logprobs],
    tokens: [...echoed.tokens, ...own.tokens],
    top_logprobs:
      echoed.top_logprobs || own.top_logprobs
        ? [...(echoed.top_logprobs ?? []), ...(own.top_logprobs ?? [])]
        : null,
  };
}

function toRecord(top: { token: string; logprob: number }[]): Record<string, number> {
  return Object.fromEntries(top.map(({ token, logprob }) => [token, logprob]));
}
