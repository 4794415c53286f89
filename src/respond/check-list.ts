import { isLLMError } from "../errors.ts";
import { isFault } from "../faults.ts";
import type { LanguageModelCodec } from "../codec.ts";
import type { Exchange } from "../create-exchange.ts";
import type { Content } from "../language-model/result.ts";
import { checkItem, type Source } from "../reply/to-source.ts";
import { createTextGatherer } from "../stream/to-parts.ts";
import { checkContent, checkToolCall } from "./check-reply.ts";

/** Checks a reply that is known whole, before an answer has begun; throws at the first mistake. */
export function checkList(
  items: readonly unknown[],
  source: Source,
  { call, codec }: Exchange<LanguageModelCodec>,
): void {
  const checked = items.map(checkItem);
  // a wire without tools says so itself
  if (!source.isChecked || !codec.ids.toolCall) return;
  source.isChecked = false;
  const content: Content[] = [];
  const texts = createTextGatherer(content);
  for (const item of checked) {
    // what comes after a break is never served, and what is broken is not whole
    if (isLLMError(item) || isFault(item)) return;
    if (typeof item === "string") texts.add(item);
    else {
      texts.close();
      content.push(item);
      if (item.type === "tool-call") checkToolCall(item, call, source.partial.finishReason);
    }
  }
  texts.close();
  checkContent(content, call, source.partial.finishReason);
}
