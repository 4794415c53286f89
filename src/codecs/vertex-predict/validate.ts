import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toMembers } from "../google-fields.ts";
import { isOther } from "./decode.ts";
import type { PredictCall } from "./wire.ts";

export function validate({ body }: PredictCall): LLMError | undefined {
  const { instances } = toFields(body);
  const members = toMembers(instances).map(toFields);
  if (members.length === 0) return llmError("bad-request", { message: "Empty instances." });
  const isText = members.every((member) => typeof member["content"] === "string");
  if (isText || members.some(isOther)) return undefined;
  return llmError("bad-request", { message: "The content of an instance must be a string." });
}
