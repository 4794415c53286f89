import type { LLMError } from "../errors.ts";
import { missingField, refuseField } from "./jina-error.ts";
import { isObject, toText } from "./read.ts";

/** A text, a document, or several of them, as texts; images and files stand as their address. */
export function toInputs(input: unknown): string[] {
  return (Array.isArray(input) ? input : [input]).map(toInput);
}

function toInput(input: unknown): string {
  if (!isObject(input)) return toText(input);
  return toText(input["text"] ?? input["image"] ?? input["pdf"]);
}

/** @see https://api.jina.ai/openapi.json */
export function checkInputs(input: unknown, field: string): LLMError | undefined {
  if (input === undefined) return missingField(field);
  const list: unknown[] = Array.isArray(input) ? input : [input];
  const isRight = list.every((one) => typeof one === "string" || isDocument(one));
  return isRight ? undefined : refuseField(field, "string_type", "Input should be a valid string");
}

function isDocument(input: unknown): boolean {
  return (
    isObject(input) && ["text", "image", "pdf"].some((name) => typeof input[name] === "string")
  );
}
