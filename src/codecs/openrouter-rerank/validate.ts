import { type LLMError, llmError } from "../../errors.ts";
import type { RerankingCall } from "../../reranking-model/call.ts";
import { toArray, toObject, toText } from "../read.ts";

/** What the SDK's types require; the words are not proved. */
export function validate({ body }: RerankingCall): LLMError | undefined {
  const { model, query, documents } = toObject(body);
  if (toText(model) === "") return missing("model");
  if (typeof query !== "string") return missing("query");
  return toArray(documents).length === 0 ? missing("documents") : undefined;
}

function missing(param: string): LLMError {
  return llmError("bad-request", { message: `Missing required parameter: ${param}`, param });
}
