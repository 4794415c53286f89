import type { WireRequest } from "../../codec.ts";
import { isObject, toArray, toObject, toText } from "../read.ts";
import type { InputType, ModerationCall } from "./wire.ts";

const DEFAULT_MODEL = "omni-moderation-latest";

export function decode({ body }: WireRequest): ModerationCall {
  const { model, input } = toObject(body);
  return { modelId: toText(model) || DEFAULT_MODEL, body, inputs: toInputs(input) };
}

/** Several texts are several inputs; texts and images as objects are one. */
function toInputs(input: unknown): InputType[][] {
  const list = toArray(input);
  if (!list.some(isObject)) return Array.isArray(input) ? list.map(() => ["text"]) : [["text"]];
  const types = list.map((part) => toObject(part)["type"]);
  const used: InputType[] = [];
  if (types.includes("text")) used.push("text");
  if (types.includes("image_url")) used.push("image");
  return [used];
}
