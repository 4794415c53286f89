import type { ReasoningPart, ToolCallPart } from "../language-model/prompt.ts";

/** A part that can be written piece by piece. */
export type OpenPart = ReasoningPart | ToolCallPart;

/** One piece of a part that comes over time, as a held stream hands it on; its end has the part whole. */
export type PartPiece =
  | { type: "part-start"; part: OpenPart }
  | { type: "part-delta"; delta: string }
  | { type: "part-end"; part: OpenPart };

const TYPES = new Set(["part-start", "part-delta", "part-end"]);

export function isPartPiece(item: unknown): item is PartPiece {
  return TYPES.has((item as Partial<PartPiece> | null | undefined)?.type ?? "");
}

/** The part as it begins, and the piece that it has by then. */
export function openPart(part: OpenPart): { start: OpenPart; delta: string } {
  if (part.type === "reasoning") return { start: { ...part, text: "" }, delta: part.text };
  const { input } = part;
  const isEmpty = typeof input === "object" && input !== null && Object.keys(input).length === 0;
  const delta = typeof input === "string" ? input : JSON.stringify(input);
  return { start: { ...part, input: {} }, delta: isEmpty ? "" : delta };
}

/** The part with all its pieces; an input that is no JSON object stays a text. */
export function closePart(start: OpenPart, text: string): OpenPart {
  if (start.type === "reasoning") return { ...start, text };
  return { ...start, input: text === "" ? {} : toInput(text) };
}

function toInput(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}
