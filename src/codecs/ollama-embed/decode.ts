import type { WireRequest } from "../../codec.ts";
import { toObject, toText, toTexts } from "../read.ts";
import type { OllamaEmbeddingCall } from "./wire.ts";

/** What most of the models give. */
const DEFAULT_DIMENSIONS = 768;

/** @see https://ollama.com/search?c=embedding */
const DIMENSIONS: Record<string, number> = {
  "all-minilm": 384,
  "bge-large": 1024,
  "bge-m3": 1024,
  "mxbai-embed-large": 1024,
  "qwen3-embedding": 4096,
  "snowflake-arctic-embed": 1024,
  "snowflake-arctic-embed2": 1024,
};

export function decode({ body }: WireRequest): OllamaEmbeddingCall {
  const { model, input, dimensions } = toObject(body);
  const modelId = toText(model);
  const asked = typeof dimensions === "number" && dimensions > 0 ? dimensions : undefined;
  const full = toDimensions(modelId);
  // a vector is made shorter, never longer
  const values = input === "" ? [] : toTexts(input);
  return { modelId, body, values, asked, dimensions: Math.min(asked ?? full, full) };
}

/** The older endpoint's `prompt`; an empty one only loads the model. */
export function decodePrompt({ body }: WireRequest): OllamaEmbeddingCall {
  const { model, prompt } = toObject(body);
  const modelId = toText(model);
  const values = prompt === "" ? [] : toTexts(prompt);
  return { modelId, body, values, asked: undefined, dimensions: toDimensions(modelId) };
}

/** By the model's name without its tag. */
function toDimensions(modelId: string): number {
  const name = modelId.replace(/:.*$/, "");
  return (Object.hasOwn(DIMENSIONS, name) && DIMENSIONS[name]) || DEFAULT_DIMENSIONS;
}
