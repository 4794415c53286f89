import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { refuseRequest } from "../cohere-error.ts";
import { toArray, toObject, toObjects, toText } from "../read.ts";

/** @see https://docs.cohere.com/v1/reference/chat */
export function validate({ body }: LanguageModelCall): LLMError | undefined {
  const request = toObject(body);
  const message = toText(request["message"]);
  const hasResults = toArray(request["tool_results"]).length > 0;
  if (message === "" && !hasResults) {
    return refuseRequest(
      "message must be at least 1 token long or tool results must be specified.",
    );
  }
  if (message !== "" && hasResults && request["force_single_step"] !== true) {
    return refuseRequest("cannot specify both message and tool_results in multistep mode");
  }
  const isSilent = toObjects(request["chat_history"]).some(
    (entry) => toText(entry["role"]).toUpperCase() === "USER" && toText(entry["message"]) === "",
  );
  return isSilent ? refuseRequest("all elements in history must have a message.") : undefined;
}
