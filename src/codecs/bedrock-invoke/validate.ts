import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidRequest } from "../bedrock-error.ts";
import { isObject, toObject } from "../read.ts";

/**
 * Refuses a body that lacks what its models cannot do without.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export function requireKeys(...names: string[]) {
  return ({ body }: LanguageModelCall): LLMError | undefined => {
    const missing = names.find((name) => toObject(body)[name] === undefined);
    return missing === undefined ? undefined : malformed(`required key [${missing}] not found`);
  };
}

/** A body that is no object at all. */
export function validateBody(body: unknown): LLMError | undefined {
  return isObject(body) ? undefined : malformed("expected type: JSONObject");
}

function malformed(reason: string): LLMError {
  return invalidRequest(
    `Malformed input request: #: ${reason}, please reformat your input and try again.`,
  );
}
