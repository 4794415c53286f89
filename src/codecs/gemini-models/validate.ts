import { type LLMError, llmError } from "../../errors.ts";
import type { GeminiModelsCall } from "./wire.ts";

/** A page's token is the name of a model, as `encodeModels` writes it. */
export function validate({ pageToken }: GeminiModelsCall): LLMError | undefined {
  if (pageToken === "" || pageToken.includes("/")) return undefined;
  return llmError("bad-request", { message: "Invalid page token." });
}
