// The models that a server has: some at first, then what requests pull, copy, create and delete.

import type { CodecContext } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import { LOADED } from "./ollama-answer.ts";

/** A few of each kind. */
const FIRST = [
  "gpt-oss:20b",
  "qwen3:8b",
  "gemma3:4b",
  "llama3.2:latest",
  "nomic-embed-text:latest",
];

/** By name: whether it was added, or deleted. */
const CHANGED = "changed-models";

type Holder = Pick<CodecContext, "store">;

export function listModels({ store }: Holder): string[] {
  const changed = store.collection<boolean>(CHANGED);
  const added = [...changed].flatMap(([name, isThere]) => (isThere ? [name] : []));
  return [...added, ...FIRST.filter((name) => !changed.has(name))];
}

/** Those in memory: a model comes there with its first answer. */
export function listLoaded({ store }: Holder): string[] {
  return [...store.collection<true>(LOADED).keys()].map(toFullName);
}

export function addModel(name: string, { store }: Holder): void {
  store.collection<boolean>(CHANGED).set(toFullName(name), true);
}

/** Any name is a model's, unless that was deleted. */
export function findModel(name: string, { store }: Holder): LLMError | undefined {
  const isDeleted = store.collection<boolean>(CHANGED).get(toFullName(name)) === false;
  return isDeleted ? llmError("model-not-found") : undefined;
}

export function deleteModel(name: string, holder: Holder): LLMError | undefined {
  const missing = findModel(name, holder);
  if (missing) return missing;
  holder.store.collection<boolean>(CHANGED).set(toFullName(name), false);
  return undefined;
}

/** A name without a tag is that of its `latest`. */
export function toFullName(name: string): string {
  return /:[^/]*$/.test(name) ? name : `${name}:latest`;
}
