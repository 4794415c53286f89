import { type LLMError, llmError } from "../errors.ts";

// OpenAI's words for values of the right type that it refuses all the same; those for types stand in openai-error.ts.

export function tooManyMembers(param: string, length: number, maximum: number): LLMError {
  return refused(
    `Invalid '${param}': array too long. Expected an array with maximum length ${maximum}, but got an array with length ${length} instead.`,
    param,
    "array_above_max_length",
  );
}

export function tooManyProperties(param: string, size: number, maximum: number): LLMError {
  return refused(
    `Invalid '${param}': too many properties. Expected an object with at most ${maximum} properties, but got an object with ${size} properties instead.`,
    param,
    "object_above_max_properties",
  );
}

export function tooLongText(param: string, length: number, maximum: number): LLMError {
  return refused(
    `Invalid '${param}': string too long. Expected a string with maximum length ${maximum}, but got a string with length ${length} instead.`,
    param,
    "string_above_max_length",
  );
}

/** The name of a property, of which the message shows both ends alone. */
export function tooLongName(param: string, name: string, maximum: number): LLMError {
  return refused(
    `Invalid property name in '${param}': '${name.slice(0, 3)}...${name.slice(-3)}' is too long. Expected a string with maximum length ${maximum}, but got a string with length ${name.length} instead.`,
    `${param}.${name}`,
    "property_name_above_max_length",
  );
}

export function emptyText(param: string): LLMError {
  return refused(
    `Invalid '${param}': empty string. Expected a string with minimum length 1, but got an empty string instead.`,
    param,
    "empty_string",
  );
}

export function noMatch(param: string, pattern: RegExp): LLMError {
  return refused(
    `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '${pattern.source}'.`,
    param,
    "invalid_value",
  );
}

/** A parameter that says nothing without another one. */
export function onlyWith(param: string, other: string): LLMError {
  return refused(
    `Invalid value for '${param}': '${param}' is only allowed when '${other}' are specified.`,
    param,
  );
}

/** As `onlyWith`, in the words that some parameters have. */
export function onlyWhere(param: string, other: string): LLMError {
  return refused(`The '${param}' parameter is only allowed when '${other}' is enabled.`, param);
}

/** In words of its own; most of these have no code. */
export function refused(message: string, param: string, code: string | null = null): LLMError {
  return llmError("bad-request", { message, param, code });
}
