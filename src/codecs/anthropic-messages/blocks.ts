import type {
  CustomPart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { readCustomPart } from "../custom-part.ts";
import { isObject, type JSONObject, toObject } from "../read.ts";
import { encryptIndex, signThinking } from "./signature.ts";
import type * as wire from "./wire.ts";

/** The content of a whole message. */
export function encodeContent(result: LanguageModelResult, hidesThinking: boolean): wire.Block[] {
  const { id, content } = result;
  const blocks: wire.Block[] = [];
  let text: wire.TextBlock | undefined;
  let ahead: Ahead = {};
  function add<B extends wire.Block>(block: B): B {
    const whole = withAhead(block, ahead);
    ahead = {};
    blocks.push(whole);
    return whole;
  }
  for (const part of content) {
    const cited = text;
    text = undefined;
    switch (part.type) {
      case "text":
      case "refusal":
        text = add({ type: "text", text: part.text });
        break;
      case "reasoning":
        add(encodeReasoning(part, id, hidesThinking));
        break;
      case "tool-call":
        add(encodeToolCall(part));
        break;
      case "source":
        if (!cited) throw cannotCite();
        (cited.citations ??= []).push(encodeCitation(part, cited.text));
        text = cited;
        break;
      case "file":
        throw cannotCarryFile();
      case "custom": {
        const custom = readCustom(part, ahead);
        if (custom.block) add(custom.block);
        else ahead = custom.ahead;
      }
    }
  }
  checkAhead(ahead, result);
  return blocks;
}

/** What the next block has besides, such as a tool's `caller`, and what the next text cites. */
export interface Ahead {
  fields?: JSONObject;
  citations?: wire.ServerBlock[];
}

/** What a custom part stands for: a block of its own, or something that the block after it has. */
export function readCustom(
  part: CustomPart,
  ahead: Ahead,
): { block: wire.ServerBlock; ahead?: never } | { block?: never; ahead: Ahead } {
  const { type, value } = readCustomPart(part, "anthropic");
  if (type === "fields") return { ahead: { ...ahead, fields: value } };
  if (type !== "citation") return { block: { ...value, type } };
  const citation = { type: "", ...value };
  return { ahead: { ...ahead, citations: [...(ahead.citations ?? []), citation] } };
}

/** The block with what was said ahead of it. */
export function withAhead<B extends wire.Block>(block: B, { fields, citations }: Ahead): B {
  if (citations && block.type !== "text") throw cannotCarryAhead("citation", "a text");
  return { ...block, ...(citations && { citations }), ...fields };
}

/** Nothing is left out in silence, but what belonged to a block that was cut. */
export function checkAhead({ fields, citations }: Ahead, result: LanguageModelResult): void {
  if (result.finishReason === "length" || result.stopSequence !== undefined) return;
  if (citations) throw cannotCarryAhead("citation", "a text");
  if (fields) throw cannotCarryAhead("fields", "a block");
}

export function encodeReasoning(
  part: ReasoningPart,
  messageId: string,
  isHidden: boolean,
): wire.ThinkingBlock | wire.RedactedThinkingBlock {
  const { text, redactedData } = part;
  if (redactedData !== undefined) return { type: "redacted_thinking", data: redactedData };
  const signature = encodeSignature(part, messageId);
  return { type: "thinking", thinking: isHidden ? "" : text, signature };
}

/** Clients must send it back as it came, so there always is one. */
export function encodeSignature({ text, signature }: ReasoningPart, messageId: string): string {
  return signature ?? signThinking(messageId + text);
}

/**
 * Whether the request asks for the signature of thoughts alone.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/extended-thinking#controlling-thinking-display
 */
export function hidesThinking(body: unknown): boolean {
  return toObject(toObject(body)["thinking"])["display"] === "omitted";
}

export function encodeToolCall({ toolCallId, toolName, input }: ToolCallPart): wire.ToolUseBlock {
  if (!isObject(input)) {
    throw new Error(
      `the input of a tool call is an object at Anthropic, and that of "${toolName}" is not. Give toolCall() an object.`,
    );
  }
  return { type: "tool_use", id: toolCallId, name: toolName, input, caller: { type: "direct" } };
}

/** How much of a page a citation quotes; all that a mock can quote is the text that rests on it. */
const QUOTED = 150;

export function encodeCitation({ url, title }: SourcePart, text: string): wire.WebSearchCitation {
  return {
    type: "web_search_result_location",
    cited_text: text.slice(0, QUOTED).replace(/[\ud800-\udbff]$/, ""),
    url,
    title: title ?? null,
    encrypted_index: encryptIndex(url + text),
  };
}

export function cannotCite(): Error {
  return new Error(
    "a source stands for the text right before it, and there is none. Put source() after a text.",
  );
}

export function cannotCarryFile(): Error {
  return new Error(
    "a message carries no files. Answer with a text, or mock an endpoint that does, such as llm.gemini.generateContent.",
  );
}

function cannotCarryAhead(type: string, place: string): Error {
  return new Error(
    `the custom part "anthropic.${type}" belongs to what comes after it, and that is not ${place}. Put it before ${place}.`,
  );
}
