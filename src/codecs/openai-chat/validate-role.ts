import type { LLMError } from "../../errors.ts";
import { invalidValue, missingParameter } from "../openai-error.ts";
import type { JSONObject } from "../read.ts";

const ROLES = ["system", "assistant", "user", "function", "tool", "developer"];

/** Whose message it is. */
export function validateRole(message: JSONObject, param: string): LLMError | undefined {
  const { role } = message;
  if (role === undefined) return missingParameter(`${param}.role`);
  return typeof role === "string" && ROLES.includes(role)
    ? undefined
    : invalidValue(`${param}.role`, role, ROLES);
}
