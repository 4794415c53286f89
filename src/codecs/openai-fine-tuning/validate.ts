import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import { invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import type { ObjectCall } from "../openai-object-kind.ts";
import { type Rules, validateMetadata, validateObjects } from "../openai-parameters.ts";
import { emptyText, refused } from "../openai-refusals.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { isObject, optionalText, toObject } from "../read.ts";

/** @see https://platform.openai.com/docs/api-reference/fine-tuning/create */
export const JOB_RULES: Rules = [
  ["model", { type: "string" }],
  ["training_file", { type: "string" }],
  ["validation_file", { type: "string" }],
  ["suffix", { type: "string", maxLength: 64 }],
  ["suffix", validateSuffix],
  ["seed", { type: "integer", min: 0, max: 2_147_483_647 }],
  ["hyperparameters", { type: "object" }],
  ["method", validateMethod],
  ["integrations", validateObjects],
  ["metadata", validateMetadata],
];

export const PERMISSION_RULES: Rules = [["project_ids", validateIds]];

/** The files are some that were uploaded for it. */
export function validateFiles({ body }: ObjectCall, { store }: CodecContext): LLMError | undefined {
  const request = toObject(body);
  for (const param of ["training_file", "validation_file"]) {
    const id = optionalText(request[param]);
    if (id === undefined) continue;
    const isKnown = storedFiles(store).get(id)?.file.purpose === "fine-tune";
    if (!isKnown) return refused(`invalid ${param}: ${id}`, param);
  }
  return undefined;
}

function validateSuffix(value: unknown, param: string): LLMError | undefined {
  return value === "" ? emptyText(param) : undefined;
}

const METHODS = ["supervised", "dpo", "reinforcement"];

function validateMethod(value: unknown, param: string): LLMError | undefined {
  if (!isObject(value)) return invalidType(param, "an object", value);
  const { type } = value;
  if (METHODS.some((known) => known === type)) return undefined;
  const member = `${param}.type`;
  return type === undefined ? missingParameter(member) : invalidValue(member, type, METHODS);
}

function validateIds(value: unknown, param: string): LLMError | undefined {
  const isList = Array.isArray(value) && value.every((id) => typeof id === "string");
  return isList ? undefined : invalidType(param, "an array of strings", value);
}
