import type { LLMError } from "../../errors.ts";
import { emptyArray, missingParameter } from "../openai-error.ts";
import { toArray, toObject, toText } from "../read.ts";
import type { TogetherRerankCall } from "./wire.ts";

/** What is required. @see https://docs.together.ai/reference/rerank-1 */
export function validate({ body }: TogetherRerankCall): LLMError | undefined {
  const { model, query, documents } = toObject(body);
  if (toText(model) === "") return missingParameter("model");
  if (query === undefined) return missingParameter("query");
  if (documents === undefined) return missingParameter("documents");
  return toArray(documents).length === 0 ? emptyArray("documents") : undefined;
}
