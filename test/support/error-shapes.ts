import { expect } from "vitest";

const TEXT = expect.any(String) as string;
const NUMBER = expect.any(Number) as number;
const MAYBE = expect.toBeOneOf([expect.any(String), null]) as string | null;

const OPENAI = { error: { message: TEXT, type: MAYBE, param: MAYBE, code: MAYBE } };
const ANTHROPIC = { type: "error", error: { type: TEXT, message: TEXT } };
const GOOGLE = { error: { code: NUMBER, message: TEXT, status: TEXT } };
const BEDROCK = { message: TEXT };

/** What an error of an endpoint is like, by the provider and the path: the first row that fits. */
const SHAPES: [where: RegExp, ...shapes: unknown[]][] = [
  // formats that others speak too
  [/^(?!openai ).*\/messages(?:\/count_tokens)?$/, ANTHROPIC],
  [/^anthropic .*(?<!\/chat\/completions)$/, ANTHROPIC],
  [/^(?:azureOpenAI|bedrock|vertex) .*\/anthropic\//, ANTHROPIC],
  [/^gemini .*\/interactions/, { error: { message: TEXT, code: TEXT } }],
  [/^(?:gemini|vertex) /, GOOGLE, [GOOGLE]],
  [/^bedrock .*\/v1\//, OPENAI, BEDROCK],
  [/^ollama \/api\//, { error: TEXT }],
  [/^(?:vllm|llamacpp) /, { error: { message: TEXT, type: TEXT, code: NUMBER } }, OPENAI],
  [/^groq /, { error: { message: TEXT, type: TEXT } }],
  // formats of their own
  [/^ai21 /, { detail: TEXT }],
  [/^bedrock /, BEDROCK],
  [/^cerebras /, { message: TEXT, type: TEXT, param: TEXT, code: TEXT }],
  [/^cloudflare /, { success: false, errors: [{ message: TEXT }], messages: [] }],
  [/^cohere /, { message: TEXT }],
  [/^databricks /, { error_code: TEXT, message: TEXT }],
  [/^fireworks /, { error: { object: "error", type: TEXT, code: TEXT, message: TEXT } }],
  [/^googleAuth /, { error: TEXT, error_description: TEXT }],
  [/^huggingface /, { error: TEXT }],
  [/^(?:jina|voyage) /, { detail: TEXT }],
  [
    /^mistral /,
    { detail: TEXT },
    { detail: [{ type: TEXT, loc: expect.any(Array), msg: TEXT }] },
    { object: "error", message: TEXT, type: TEXT, raw_status_code: NUMBER },
    { message: TEXT },
  ],
  [/^moonshot /, { error: { message: TEXT, type: TEXT } }],
  [/^novita /, { code: NUMBER, reason: TEXT, message: TEXT, metadata: {} }],
  [/^nvidia /, { type: TEXT, title: TEXT, status: NUMBER, detail: TEXT }],
  [/^openrouter /, { error: { message: TEXT, code: NUMBER } }],
  [/^perplexity /, { error: { message: TEXT, type: TEXT, code: NUMBER } }],
  [/^replicate /, { title: TEXT, detail: TEXT, status: NUMBER }],
  [/^together \/v1\/batches/, { error: TEXT }],
  [/^venice /, { error: TEXT }],
  [/^xai /, { code: TEXT, error: TEXT }],
  [/^zai /, { error: { code: TEXT, message: TEXT } }],
  [/./, OPENAI],
];

/** Fails where a body is no error of the provider's. */
export function expectErrorShape(provider: string, pathname: string, body: unknown): void {
  const where = `${provider} ${pathname}`;
  const [, ...shapes] = SHAPES.find(([pattern]) => pattern.test(where))!;
  // the last one says how it differs
  const last = shapes.pop() as object;
  if (!shapes.some((shape) => fits(body, shape)))
    expect({ where, body }).toMatchObject({ where, body: last });
}

function fits(body: unknown, shape: unknown): boolean {
  try {
    expect(body).toMatchObject(shape as object);
    return true;
  } catch {
    return false;
  }
}
