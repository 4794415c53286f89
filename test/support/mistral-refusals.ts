import { createFetch, llm } from "../../src/index.ts";

const send = createFetch(...llm.mistral.handlers);

export interface Answered {
  status: number;
  body: unknown;
}

/** What an endpoint says to a body that the SDK would not send. */
export async function post(path: string, body: object): Promise<Answered> {
  const response = await send(`https://api.mistral.ai/v1/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** The words of Pydantic's kinds of mistakes. @see https://docs.pydantic.dev/latest/errors/validation_errors/ */
const WORDS = {
  missing: "Field required",
  string_type: "Input should be a valid string",
  list_type: "Input should be a valid list",
  dict_type: "Input should be a valid dictionary",
  int_type: "Input should be a valid integer",
  float_type: "Input should be a valid number",
  int_parsing: "Input should be a valid integer, unable to parse string as an integer",
  float_parsing: "Input should be a valid number, unable to parse string as a number",
  int_from_float: "Input should be a valid integer, got a number with a fractional part",
  greater_than: "Input should be greater than 0",
  union_tag_not_found: "Unable to extract tag using discriminator 'role'",
};

/** A refusal in Pydantic's words: the kind of the mistake, and the place. */
export function detail(type: keyof typeof WORDS, ...loc: (string | number)[]): object {
  return worded(type, WORDS[type], ...loc);
}

/** The same, where the words tell what was expected. */
export function worded(type: string, msg: string, ...loc: (string | number)[]): object {
  return { status: 422, body: { detail: [{ type, msg, loc: ["body", ...loc] }] } };
}

/** What the API itself refuses. */
export function refused(type: string, code: string, message: string): object {
  const body = { object: "error", type, code, message, param: null, raw_status_code: 400 };
  return { status: 400, body };
}
