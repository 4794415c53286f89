import OpenAI, { APIError } from "openai";
import { expect } from "vitest";

/** A request that OpenAI refuses, and one that is nearly the same. */
export interface Row {
  name: string;
  /** What is refused, merged into a request that is not. */
  refused: object;
  error: Refusal;
  accepted: object;
}

interface Refusal {
  param: string | null;
  code: string | null;
  message: string;
}

/** Sends both through the official SDK. */
export async function check({ refused, error, accepted }: Row): Promise<void> {
  const refusal = await ask(refused);
  if (!(refusal instanceof APIError)) throw new Error("It was answered.");
  const { status, type, param, code, message } = refusal;
  expect({ status, type, param, code, message }).toEqual({
    status: 400,
    type: "invalid_request_error",
    ...error,
    message: `400 ${error.message}`,
  });
  await expectAnswer(accepted);
}

export async function expectAnswer(params: object): Promise<void> {
  expect(await ask(params)).toMatchObject({ object: "response" });
}

async function ask(params: object): Promise<unknown> {
  const client = new OpenAI({ apiKey: "test" });
  const request = { model: "gpt-5.4", input: "Hello", ...params };
  try {
    return await client.responses.create(request as OpenAI.Responses.ResponseCreateParams);
  } catch (error) {
    if (error instanceof APIError) return error;
    throw error;
  }
}

export function missing(param: string): Refusal {
  const message = `Missing required parameter: '${param}'.`;
  return { param, code: "missing_required_parameter", message };
}

/** `types` is what was expected and what came. */
export function mistyped(param: string, ...types: [expected: string, given: string]): Refusal {
  const [expected, given] = types;
  const message = `Invalid type for '${param}': expected ${expected}, but got ${given} instead.`;
  return { param, code: "invalid_type", message };
}

/** `list` is the end of OpenAI's sentence. */
export function unsupported(param: string, given: string, list: string): Refusal {
  const message = `Invalid value: '${given}'. Supported values are: ${list}.`;
  return { param, code: "invalid_value", message };
}

export function ofInput(message: string): Refusal {
  return { param: "input", code: null, message };
}
