import { APIError } from "openai";

/** What OpenAI says where it refuses a request. */
export interface Refusal {
  param: string | null;
  code: string | null;
  message: string;
}

/** The refusal of a request; `undefined` where it was answered. */
export async function refusalOf(answer: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    if (!(error instanceof APIError) || error.status !== 400) throw error;
    const { param, code, message } = error.error as Refusal;
    return { param, code, message };
  }
}

export function wrongType(param: string, expected: string, given: string): Refusal {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${given} instead.`;
  return { param, code: "invalid_type", message };
}

export function missing(param: string): Refusal {
  const message = `Missing required parameter: '${param}'.`;
  return { param, code: "missing_required_parameter", message };
}

export function unsupported(param: string, value: string, supported: string): Refusal {
  const message = `Invalid value: '${value}'. Supported values are: ${supported}.`;
  return { param, code: "invalid_value", message };
}

export function empty(param: string): Refusal {
  const message = `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`;
  return { param, code: "empty_array", message };
}

export function emptyText(param: string): Refusal {
  const message = `Invalid '${param}': empty string. Expected a string with minimum length 1, but got an empty string instead.`;
  return { param, code: "empty_string", message };
}

export function outside(
  param: string,
  kind: "integer" | "decimal",
  limit: { below: number; given: number } | { above: number; given: number },
): Refusal {
  const [side, bound] =
    "below" in limit ? ["below min", `>= ${limit.below}`] : ["above max", `<= ${limit.above}`];
  return {
    param,
    code: `${kind}_${side.replace(" ", "_")}_value`,
    message: `Invalid '${param}': ${kind} ${side}imum value. Expected a value ${bound}, but got ${limit.given} instead.`,
  };
}

export function tooLong(
  param: string,
  kind: "array" | "string",
  { maximum, length }: { maximum: number; length: number },
): Refusal {
  const [article, name] = kind === "array" ? ["an", "array"] : ["a", "string"];
  return {
    param,
    code: `${name}_above_max_length`,
    message: `Invalid '${param}': ${name} too long. Expected ${article} ${name} with maximum length ${maximum}, but got ${article} ${name} with length ${length} instead.`,
  };
}

export function unlikePattern(param: string): Refusal {
  const message = `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`;
  return { param, code: "invalid_value", message };
}

export function onlyWith(param: string, other: string): Refusal {
  const message = `Invalid value for '${param}': '${param}' is only allowed when '${other}' are specified.`;
  return { param, code: null, message };
}

export function onlyWhere(param: string, other: string): Refusal {
  const message = `The '${param}' parameter is only allowed when '${other}' is enabled.`;
  return { param, code: null, message };
}
