import { type LLMError, llmError } from "../../errors.ts";
import { isObject } from "../read.ts";
import type { VercelCall } from "./wire.ts";

/** What the specification's types demand; the provider behind the gateway judges the rest. */
export function validate({ modelId, body }: VercelCall): LLMError | undefined {
  if (modelId === "") return invalid("Missing header: 'ai-language-model-id'.");
  if (!isObject(body)) return invalid("Invalid input: expected object.");
  if (!Array.isArray(body["prompt"])) return invalid("Invalid input: expected array", "prompt");
  return undefined;
}

function invalid(message: string, param: string | null = null): LLMError {
  return llmError("bad-request", { message, param });
}

export const PARAMETERS: ReadonlySet<string> = new Set([
  "frequencyPenalty",
  "headers",
  "includeRawChunks",
  "maxOutputTokens",
  "presencePenalty",
  "prompt",
  "providerOptions",
  "reasoning",
  "responseFormat",
  "seed",
  "stopSequences",
  "temperature",
  "toolChoice",
  "tools",
  "topK",
  "topP",
]);
