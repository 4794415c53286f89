import { type LLMError, llmError } from "../../errors.ts";
import { cannotUnmarshalRoot, refusal } from "../ollama-error.ts";
import {
  checkAsked,
  checkFields,
  checkFormat,
  checkImages,
  isMissing,
  type OllamaCall,
  SHARED_FIELDS,
} from "../ollama-request.ts";
import { isObject, type JSONObject, toArray } from "../read.ts";

const STRUCT = "GenerateRequest";
const FIELDS = {
  ...SHARED_FIELDS,
  prompt: "text",
  suffix: "text",
  system: "text",
  template: "text",
  raw: "flag",
} as const;

/** @see https://docs.ollama.com/api/generate */
export function validate({ body }: OllamaCall): LLMError | undefined {
  if (body === undefined) return refusal("missing request body");
  if (!isObject(body)) return cannotUnmarshalRoot(body, STRUCT);
  return (
    checkFields(body, STRUCT, FIELDS) ??
    checkImages(body["images"], `${STRUCT}.images`) ??
    // this endpoint says of a model without a name that there is none
    (isMissing(body["model"]) ? llmError("model-not-found") : undefined) ??
    checkAsked(body) ??
    checkRaw(body) ??
    checkFormat(body["format"])
  );
}

/** Raw mode takes the prompt as it is. */
function checkRaw({ raw, system, template, context }: JSONObject): LLMError | undefined {
  if (raw !== true) return undefined;
  if (isMissing(system) && isMissing(template) && toArray(context).length === 0) return undefined;
  return refusal("raw mode does not support template, system, or context");
}
