import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { isObject, type JSONObject } from "../read.ts";
import { findStored } from "./stored.ts";

/** A stored prompt may say the model. */
export function validateModel({ model, prompt }: JSONObject): LLMError | undefined {
  if (isObject(prompt) && (model ?? undefined) === undefined) return undefined;
  if (model === undefined) return missingParameter("model");
  if (model === "") return llmError("model-not-found", {});
  // OpenAI calls a null an object here
  return typeof model === "string" ? undefined : invalidType("model", "a string", model ?? {});
}

export function validateInput(
  request: JSONObject,
  validateItem: (item: JSONObject, param: string) => LLMError | undefined,
): LLMError | undefined {
  const { input } = request;
  if (input === undefined) return goesOn(request) ? undefined : missingParameter("input");
  if (typeof input === "string") return undefined;
  if (input === null) return goesOn(request) ? undefined : invalidType("input", "a string", {});
  if (!Array.isArray(input)) {
    return invalidType("input", "one of a string or array of input items", input);
  }
  for (const [index, item] of input.entries()) {
    const param = `input[${index}]`;
    const error = isObject(item)
      ? validateItem(item, param)
      : invalidType(param, "an input item", item);
    if (error) return error;
  }
  return undefined;
}

/** Whether there is something to answer besides the input. */
export function goesOn({
  previous_response_id: previous,
  prompt,
  conversation,
}: JSONObject): boolean {
  return (previous ?? prompt ?? conversation ?? undefined) !== undefined;
}

/** What was never answered is known to nobody. */
export function validatePrevious(
  { previous_response_id: previous }: JSONObject,
  { store }: CodecContext,
): LLMError | undefined {
  if (typeof previous !== "string" || findStored(store, previous)) return undefined;
  return llmError("bad-request", {
    message: `Previous response with id '${previous}' not found.`,
    param: "previous_response_id",
    code: "previous_response_not_found",
  });
}
