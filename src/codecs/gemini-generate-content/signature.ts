import type { ToolCallPart } from "../../language-model/prompt.ts";
import { seal } from "../seal.ts";
import type { GeminiCall } from "./wire.ts";

/** Gemini 3 and later by its number, or by an alias of the newest, such as `gemini-flash-latest`. */
const GEMINI_3 = /^gemini-(?:(?:[3-9]|[1-9]\d)(?:[.-]|$)|[a-z-]+-latest$)/;

/** As the recordings of Gemini 3 often have it: 50 bytes in two fields. */
const SIZE = 50;
const TAGS = [0x12, 0x0a];

/**
 * From Gemini 3 on, function calls have an id, and the first of an answer is signed.
 *
 * @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
export function signsFunctionCalls({ modelId }: Pick<GeminiCall, "modelId">): boolean {
  return GEMINI_3.test(modelId);
}

export function signFunctionCall({ toolCallId, toolName, input }: ToolCallPart): string {
  return seal(toolCallId + toolName + JSON.stringify(input), SIZE, TAGS);
}
