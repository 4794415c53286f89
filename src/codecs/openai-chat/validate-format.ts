import type { LLMError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { type Rule, validateName, validateValue } from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import { validateParametersSchema, validateStrictSchema } from "../openai-strict-schema.ts";
import { isObject, type JSONObject, toArray, toObject } from "../read.ts";

const TYPES: Rule = { type: "one-of", values: ["json_object", "json_schema", "text"] };

/** The form of `response_format`. */
export function validateResponseFormat(format: unknown, param: string): LLMError | undefined {
  if (!isObject(format)) return invalidType(param, "an object", format);
  const { type, json_schema: definition } = format;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (type !== "json_schema") return validateValue(type, `${param}.type`, TYPES);
  const place = `${param}.json_schema`;
  if (definition === undefined) return missingParameter(place);
  if (!isObject(definition)) return invalidType(place, "an object", definition);
  const { name, schema, strict } = definition;
  if (name === undefined) return missingParameter(`${place}.name`);
  return (
    validateName(name, `${place}.name`) ??
    validateOptional(schema, `${place}.schema`, "object") ??
    validateOptional(strict, `${place}.strict`, "boolean")
  );
}

/** What the schemas of an answer and of tools say, and whether JSON mode is spoken of. */
export function validateSchemas(request: JSONObject): LLMError | undefined {
  const { type, json_schema: definition } = toObject(request["response_format"]);
  const { name, schema, strict } = toObject(definition);
  if (type === "json_schema" && strict === true && schema !== undefined) {
    const subject = `response_format '${name as string}'`;
    const error = validateStrictSchema(schema, { subject, param: "response_format", code: null });
    if (error) return error;
  }
  for (const [index, tool] of toArray(request["tools"]).entries()) {
    const error = validateFunctionSchema(toObject(toObject(tool)["function"]), index);
    if (error) return error;
  }
  return type === "json_object" ? validateWord(request["messages"]) : undefined;
}

function validateFunctionSchema(
  { name, parameters, strict }: JSONObject,
  index: number,
): LLMError | undefined {
  if (!isObject(parameters)) return undefined;
  const validate = strict === true ? validateStrictSchema : validateParametersSchema;
  return validate(parameters, {
    subject: `function '${name as string}'`,
    param: `tools[${index}].function.parameters`,
    code: "invalid_function_parameters",
  });
}

/** Without the word, a model may write white space for ever. @see https://platform.openai.com/docs/guides/structured-outputs#json-mode */
function validateWord(messages: unknown): LLMError | undefined {
  if (/json/i.test(JSON.stringify(messages))) return undefined;
  return refused(
    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    "messages",
  );
}

function validateOptional(
  value: unknown,
  param: string,
  type: "object" | "boolean",
): LLMError | undefined {
  return (value ?? undefined) === undefined ? undefined : validateValue(value, param, { type });
}
