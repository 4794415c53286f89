import type { LLMError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { validateRequiredText } from "../openai-parameters.ts";
import { isObject, toArray, toObject } from "../read.ts";
import type { XaiBatchesCall } from "./wire.ts";

// No refusal is recorded: the words are OpenAI's, in xAI's form.

export function validate({ body }: XaiBatchesCall): LLMError | undefined {
  return validateRequiredText(toObject(body)["name"], "name");
}

/** Each request has an id and a member that says what it is. */
export function validateAdded({ body }: XaiBatchesCall): LLMError | undefined {
  const { batch_requests: requests } = toObject(body);
  if (requests === undefined) return missingParameter("batch_requests");
  if (!Array.isArray(requests)) return invalidType("batch_requests", "an array", requests);
  for (const [index, request] of toArray(requests).entries()) {
    const name = `batch_requests[${index}]`;
    const { batch_request_id: id, batch_request: own } = toObject(request);
    const error = validateRequiredText(id, `${name}.batch_request_id`);
    if (error) return error;
    if (!isObject(own)) return missingParameter(`${name}.batch_request`);
  }
  return undefined;
}
