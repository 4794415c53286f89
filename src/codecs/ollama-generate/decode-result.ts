import type { DecodedResult } from "../../language-model/result.ts";
import { decodeEnd } from "../ollama-answer.ts";
import { toObject, toText } from "../read.ts";

const KNOWN = new Set(["response", "thinking"]);

/** Reads a whole answer back, or the lines of a stream put together. */
export function decodeResult(body: unknown): DecodedResult {
  const answer = toObject(body);
  const reasoning = toText(answer["thinking"]);
  const text = toText(answer["response"]);
  return {
    ...decodeEnd(answer, KNOWN),
    content: [
      ...(reasoning === "" ? [] : [{ type: "reasoning" as const, text: reasoning }]),
      ...(text === "" ? [] : [{ type: "text" as const, text }]),
    ],
  };
}
