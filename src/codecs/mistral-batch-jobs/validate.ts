import type { LLMError } from "../../errors.ts";
import { checkText, missingField, wrongType } from "../pydantic.ts";
import { isObject, toArray, toObject } from "../read.ts";
import type { JobsCall } from "./decode.ts";

export function validate({ body }: JobsCall): LLMError | undefined {
  const { endpoint, input_files, requests } = toObject(body);
  const error =
    checkText(endpoint, "endpoint") ??
    checkList(input_files, "input_files") ??
    checkList(requests, "requests");
  if (error) return error;
  const file = toArray(input_files).findIndex((id) => typeof id !== "string");
  if (file !== -1) return wrongType(`input_files.${file}`, "string");
  const wrong = toArray(requests).findIndex((request) => !isObject(toObject(request)["body"]));
  if (wrong === -1) return undefined;
  return missingField(`requests.${wrong}.body`);
}

function checkList(value: unknown, path: string): LLMError | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? undefined : wrongType(path, "list");
}
