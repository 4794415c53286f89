import { type LLMError, llmError } from "../../errors.ts";
import { cannotUnmarshalRoot, refusal } from "../ollama-error.ts";
import { checkFields, isMissing } from "../ollama-request.ts";
import { isObject } from "../read.ts";
import type { OllamaEmbeddingCall } from "./wire.ts";

/** @see https://docs.ollama.com/api/embed */
export function validate({ body }: OllamaEmbeddingCall): LLMError | undefined {
  if (body === undefined) return refusal("missing request body");
  if (!isObject(body)) return cannotUnmarshalRoot(body, "EmbedRequest");
  const wrong = checkFields(body, "EmbedRequest", {
    model: "text",
    truncate: "flag",
    dimensions: "number",
    options: "map",
  });
  if (wrong) return wrong;
  // this endpoint says of a model without a name that there is none
  if (isMissing(body["model"])) return llmError("model-not-found");
  const input = body["input"] ?? [];
  const isText = typeof input === "string";
  const isList = Array.isArray(input) && input.every((text) => typeof text === "string");
  return isText || isList ? undefined : refusal("invalid input type");
}

export function validatePrompt({ body }: OllamaEmbeddingCall): LLMError | undefined {
  if (body === undefined) return refusal("missing request body");
  if (!isObject(body)) return cannotUnmarshalRoot(body, "EmbeddingRequest");
  const fields = { model: "text", prompt: "text", options: "map" } as const;
  const wrong = checkFields(body, "EmbeddingRequest", fields);
  return wrong ?? (isMissing(body["model"]) ? refusal("model is required") : undefined);
}
