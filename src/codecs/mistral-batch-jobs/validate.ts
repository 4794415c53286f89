import type { LLMError } from "../../errors.ts";
import { missingField } from "../pydantic.ts";
import { isObject, toArray, toObject } from "../read.ts";
import type { JobsCall } from "./decode.ts";

export function validate({ body }: JobsCall): LLMError | undefined {
  const { endpoint, requests } = toObject(body);
  if (endpoint === undefined) return missingField("endpoint");
  const wrong = toArray(requests).findIndex((request) => !isObject(toObject(request)["body"]));
  if (wrong === -1) return undefined;
  return missingField(`requests.${wrong}.body`);
}
