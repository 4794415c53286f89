import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { toObject } from "../read.ts";
import type { PerplexitySearchCall } from "./wire.ts";

/** What is required. @see https://docs.perplexity.ai/api-reference/search-post */
export function validate({ body }: PerplexitySearchCall): LLMError | undefined {
  return toObject(body)["query"] === undefined ? missingParameter("query") : undefined;
}
