import type { LLMError } from "../../errors.ts";
import { refuseRequest } from "../mistral-error.ts";
import { checkNumber, checkText, missingField, unfit, wrongType } from "../pydantic.ts";
import { toObject } from "../read.ts";
import type { MistralEmbeddingCall } from "./wire.ts";

/** A request of 257 inputs was refused. */
const MAXIMUM_INPUTS = 256;

const CHOICES: [name: string, values: string[]][] = [
  ["output_dtype", ["float", "int8", "uint8", "binary", "ubinary"]],
  ["encoding_format", ["float", "base64"]],
];

/** @see https://docs.mistral.ai/api/endpoint/embeddings */
export function validate({ body }: MistralEmbeddingCall): LLMError | undefined {
  const request = toObject(body);
  const { model, input, output_dimension: dimension } = request;
  const error =
    checkText(model, "model") ??
    validateInput(input) ??
    checkNumber(dimension, "output_dimension", { kind: "integer", above: 0 });
  if (error) return error;
  for (const [name, values] of CHOICES) {
    const value = request[name] ?? values[0];
    if (!values.includes(value as string)) {
      const list = values.map((one) => `'${one}'`);
      const expected = `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`;
      return unfit("enum", name, `Input should be ${expected}`);
    }
  }
  return undefined;
}

function validateInput(input: unknown): LLMError | undefined {
  if (input === undefined) return missingField("input");
  if (typeof input === "string") return undefined;
  if (!Array.isArray(input)) return wrongType("input", "string");
  const wrong = input.findIndex((text) => typeof text !== "string");
  if (wrong !== -1) return wrongType(`input.${wrong}`, "string");
  if (input.length <= MAXIMUM_INPUTS) return undefined;
  return refuseRequest(
    "invalid_request_prompt",
    "3210",
    "Too many inputs in request, split into more batches.",
  );
}
