import type { LLMError } from "../../errors.ts";
import { cannotUnmarshalRoot, refusal } from "../ollama-error.ts";
import { checkFields } from "../ollama-request.ts";
import { isObject, toObject } from "../read.ts";
import type { OllamaModelCall } from "./wire.ts";

/** A request for what is there has no body. */
export function accept(): undefined {}

/** `unnamed` is what the endpoint says of a request that names no model. */
export function validateNamed(struct: string, unnamed: string) {
  return function validate({ body, modelId }: OllamaModelCall): LLMError | undefined {
    if (body === undefined) return refusal("missing request body");
    if (!isObject(body)) return cannotUnmarshalRoot(body, struct);
    const wrong = checkFields(body, struct, { model: "text", name: "text", stream: "flag" });
    return wrong ?? (modelId === "" ? refusal(unnamed) : undefined);
  };
}

export function validateCopy({ body, destination }: OllamaModelCall): LLMError | undefined {
  if (body === undefined) return refusal("missing request body");
  if (!isObject(body)) return cannotUnmarshalRoot(body, "CopyRequest");
  const wrong = checkFields(body, "CopyRequest", { source: "text", destination: "text" });
  if (wrong) return wrong;
  if (!body["source"]) return refusal('source "" is invalid');
  return destination === "" ? refusal('destination "" is invalid') : undefined;
}

const validateName = validateNamed("CreateRequest", "invalid model name");

export function validateCreate(call: OllamaModelCall): LLMError | undefined {
  const wrong = validateName(call);
  const { from, files, modelfile } = toObject(call.body);
  if (wrong || from || files || modelfile) return wrong;
  return refusal("neither 'from' or 'files' was specified");
}
