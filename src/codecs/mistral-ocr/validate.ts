import type { LLMError } from "../../errors.ts";
import { missingField, wrongType } from "../pydantic.ts";
import { isObject, toObject } from "../read.ts";
import type { OCRCall } from "./wire.ts";

/** @see https://docs.mistral.ai/api/endpoint/ocr */
export function validate({ body }: OCRCall): LLMError | undefined {
  const { model, document } = toObject(body);
  if (model === undefined) return missingField("model");
  if (model !== null && typeof model !== "string") return wrongType("model", "string");
  if (document === undefined) return missingField("document");
  return isObject(document) ? undefined : wrongType("document", "dict");
}
