import type { LanguageModelCodec } from "../codec.ts";
import type { Exchange } from "../create-exchange.ts";
import type { ToolCallPart } from "../language-model/prompt.ts";
import type { Content, FinishReason } from "../language-model/result.ts";
import { serializeInput } from "../language-model/tool-input.ts";
import type { Piece } from "../stream/to-parts.ts";
import { countContentTokens } from "../tokens.ts";
import { createStopScanner } from "./stop-sequence.ts";
import { createTokenBudget, type TokenBudget } from "./token-budget.ts";

/** Where the request ended the answer before its own end. */
export interface Cut {
  finishReason: Extract<FinishReason, "length" | "stop">;
  stopSequence?: string;
}

/** Ends an answer where the request wants it to end: at a number of tokens, at a stop sequence. */
export interface Limiter {
  /** What of a piece goes out; a text may wait until it is sure to begin no stop sequence. */
  add(piece: Piece): Piece[];
  /** As much of a part's piece as fits; stop sequences are looked for in texts alone. */
  addDelta(delta: string): string;
  /** What waited. */
  flush(): Piece[];
  /** Once it is there, nothing more goes out. */
  readonly cut: Cut | undefined;
}

/** `undefined` where the request sets no limit. */
export function createLimiter({
  call,
  codec,
  route,
}: Exchange<LanguageModelCodec>): Limiter | undefined {
  const sequences = call.stopSequences.filter((sequence) => sequence !== "");
  const { maxOutputTokens = Infinity } = call;
  if (sequences.length === 0 && !(maxOutputTokens < Infinity)) return undefined;
  const scanner = createStopScanner(sequences);
  const budget = createTokenBudget(maxOutputTokens, route.settings.countTokens);
  let stopSequence: string | undefined;

  const isOver = (): boolean => budget.isExceeded || stopSequence !== undefined;

  /** `isWhole` where no text can follow that would belong to this one. */
  function addText(piece: string, isWhole: boolean): string {
    const { text, found } = scanner.scan(piece);
    const fitting = budget.fit(isWhole && found === undefined ? text + scanner.flush() : text);
    if (!budget.isExceeded) stopSequence = found;
    return fitting;
  }

  function addPart(part: Content): Content[] {
    if (part.type === "text") return toParts(part, addText(part.text, true));
    if (part.type === "tool-call") {
      return addToolCall(part, { budget, isPartial: codec.cutsToolCalls === true });
    }
    if (part.type === "reasoning" || part.type === "refusal") {
      return toParts(part, budget.fit(part.text));
    }
    return budget.take(countContentTokens([part], route.settings.countTokens).total) ? [part] : [];
  }

  const flush = (): Piece[] => toPieces(budget.fit(scanner.flush()));

  return {
    add(piece) {
      if (isOver()) return [];
      // an empty text is a text, too
      if (piece === "") return [piece];
      if (typeof piece === "string") return toPieces(addText(piece, false));
      const before = flush();
      return isOver() ? before : [...before, ...addPart(piece)];
    },
    addDelta: (delta) => (isOver() ? "" : budget.fit(delta)),
    flush: () => (isOver() ? [] : flush()),
    get cut(): Cut | undefined {
      if (budget.isExceeded) return { finishReason: "length" };
      return stopSequence === undefined ? undefined : { finishReason: "stop", stopSequence };
    },
  };
}

/** A call that is cut goes out in part where the wire has a way to say it. */
function addToolCall(
  part: ToolCallPart,
  { budget, isPartial }: { budget: TokenBudget; isPartial: boolean },
): Content[] {
  const input = serializeInput(part.input);
  const before = budget.left;
  const name = budget.fit(part.toolName);
  const fitting = budget.isExceeded ? "" : budget.fit(input);
  if (!budget.isExceeded) return [part];
  const isNamed = name === part.toolName && before > 0;
  return isPartial && isNamed ? [{ ...part, input: fitting }] : [];
}

/** Nothing is left of a text that was cut at its very beginning. */
function toParts(part: Extract<Content, { text: string }>, text: string): Content[] {
  return text === "" && part.text !== "" ? [] : [{ ...part, text }];
}

function toPieces(text: string): Piece[] {
  return text === "" ? [] : [text];
}
