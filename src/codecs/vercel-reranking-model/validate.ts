import type { LLMError } from "../../errors.ts";
import type { RerankingCall } from "../../reranking-model/call.ts";
import { toObject } from "../read.ts";
import { refuseInput, refuseModel } from "../vercel-error.ts";

export function validate({ modelId, body }: RerankingCall): LLMError | undefined {
  if (modelId === "") return refuseModel();
  const { query, documents } = toObject(body);
  if (typeof query !== "string") return refuseInput("string", "query");
  return Array.isArray(toObject(documents)["values"])
    ? undefined
    : refuseInput("array", "documents.values");
}
