import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { validateName } from "../openai-parameters.ts";
import { isObject, type JSONObject, toObject, toText } from "../read.ts";
import { validateStrictSchema } from "../openai-strict-schema.ts";
import { goesOn } from "./validate-input.ts";
import { notOneOf } from "./wording.ts";

const FORMATS = ["json_object", "text", "json_schema"];
const VERBOSITIES = ["low", "medium", "high"];

/** @see https://platform.openai.com/docs/api-reference/responses/create#responses_create-text */
export function validateText({ text }: JSONObject): LLMError | undefined {
  if (text === undefined || text === null) return undefined;
  if (!isObject(text)) return invalidType("text", "an object", text);
  const { format, verbosity } = text;
  if (typeof verbosity === "string" && !VERBOSITIES.includes(verbosity)) {
    return notOneOf("text.verbosity", verbosity, VERBOSITIES);
  }
  if (format === undefined || format === null) return undefined;
  return isObject(format)
    ? validateFormat(format)
    : invalidType("text.format", "an object", format);
}

/** Instructions are no input; of a conversation that is stored at OpenAI, nothing is known. */
export function validateJSONWord(request: JSONObject): LLMError | undefined {
  const { type } = toObject(toObject(request["text"])["format"]);
  if (type !== "json_object" || goesOn(request)) return undefined;
  if (/json/i.test(JSON.stringify(request["input"]))) return undefined;
  return llmError("bad-request", {
    message:
      "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.",
    param: "text.format",
  });
}

function validateFormat({ type, name, schema, strict }: JSONObject): LLMError | undefined {
  if (type === undefined) return missingParameter("text.format.type");
  if (!FORMATS.includes(toText(type))) return notOneOf("text.format.type", type, FORMATS);
  if (type !== "json_schema") return undefined;
  if (name === undefined) return missingParameter("text.format.name");
  const error = validateName(name, "text.format.name");
  if (error) return error;
  const param = "text.format.schema";
  if (schema === undefined) return missingParameter(param);
  if (!isObject(schema)) return invalidType(param, "an object", schema);
  if (strict !== true) return undefined;
  const where = {
    subject: `response_format '${toText(name)}'`,
    param,
    code: "invalid_json_schema",
  };
  return validateStrictSchema(schema, where);
}
