import type { Content, DecodedResult } from "../../language-model/result.ts";
import { decodeEnd } from "../ollama-answer.ts";
import { type JSONObject, toObject, toObjects, toText } from "../read.ts";

const KNOWN = new Set(["message"]);

/** Reads a whole answer back, or the lines of a stream put together. */
export function decodeResult(body: unknown): DecodedResult {
  const answer = toObject(body);
  const content = decodeMessage(toObject(answer["message"]));
  const result = decodeEnd(answer, KNOWN);
  const callsTool = content.some(({ type }) => type === "tool-call");
  const finishReason =
    callsTool && result.finishReason === "stop" ? "tool-calls" : result.finishReason;
  return { ...result, content, finishReason };
}

function decodeMessage({ thinking, content, tool_calls: calls }: JSONObject): Content[] {
  const reasoning = toText(thinking);
  const text = toText(content);
  return [
    ...(reasoning === "" ? [] : [{ type: "reasoning" as const, text: reasoning }]),
    ...(text === "" ? [] : [{ type: "text" as const, text }]),
    ...toObjects(calls).map(({ id, function: called }) => {
      const { name, arguments: input } = toObject(called);
      const toolCallId = toText(id);
      return { type: "tool-call" as const, toolCallId, toolName: toText(name), input };
    }),
  ];
}
