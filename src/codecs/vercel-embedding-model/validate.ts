import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { LLMError } from "../../errors.ts";
import { toObject } from "../read.ts";
import { refuseInput, refuseModel } from "../vercel-error.ts";

export function validate({ modelId, body }: EmbeddingCall): LLMError | undefined {
  if (modelId === "") return refuseModel();
  return Array.isArray(toObject(body)["values"]) ? undefined : refuseInput("array", "values");
}
