import type { DecodedResult, FinishReason } from "../../language-model/result.ts";
import { toObject, toObjects, toText } from "../read.ts";
import type { FormatName } from "./wire.ts";

/** Whose answer a body is. */
export function findAnswerFormat(body: unknown): FormatName {
  const answer = toObject(body);
  if (answer["type"] === "message") return "anthropic";
  if ("output" in answer) return "nova";
  if ("results" in answer) return "titan";
  if ("generation" in answer) return "llama";
  if ("outputs" in answer) return "mistral";
  if ("generations" in answer) return "command";
  if ("generation_id" in answer) return "commandChat";
  const [choice] = toObjects(answer["choices"]);
  return choice && "text" in choice ? "completions" : "chat";
}

/** An answer that is one text. */
export function toTextResult(
  text: unknown,
  { finishReason, input, output, body }: TextAnswer,
): DecodedResult {
  return {
    id: "",
    modelId: "",
    content: [{ type: "text", text: toText(text) }],
    finishReason,
    usage: {
      inputTokens: { total: Number(input ?? 0), cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: Number(output ?? 0), reasoning: 0 },
    },
    ...(body && { body }),
  };
}

interface TextAnswer {
  finishReason: FinishReason;
  input?: unknown;
  output?: unknown;
  body?: Record<string, unknown>;
}
