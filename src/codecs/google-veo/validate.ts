import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toMembers, toOptionalNumber } from "../google-fields.ts";
import type { VeoCall } from "./wire.ts";

export function validate({ body, place }: VeoCall): LLMError | undefined {
  const { instances, parameters } = toFields(body);
  if (toMembers(instances).length === 0) return refuse("Empty instances.");
  const seconds = toOptionalNumber(toFields(parameters)["durationSeconds"]);
  // Vertex AI's older models make others
  const isKnown = seconds === undefined || (seconds >= 4 && seconds <= 8);
  if (isKnown || !place.startsWith("models/")) return undefined;
  return refuse(
    "The number value for `durationSeconds` is out of bound. Please provide a value between 4 and 8, inclusive.",
  );
}

function refuse(message: string): LLMError {
  return llmError("bad-request", { message });
}
