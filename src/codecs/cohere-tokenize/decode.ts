import type { WireRequest } from "../../codec.ts";
import { toArray, toObject, toText } from "../read.ts";
import type { DetokenizeCall, TokenizeCall } from "./wire.ts";

export function decode({ body }: WireRequest): TokenizeCall {
  const { model, text } = toObject(body);
  return { modelId: toText(model), body, text: toText(text) };
}

export function decodeTokens({ body }: WireRequest): DetokenizeCall {
  const { model, tokens } = toObject(body);
  const numbers = toArray(tokens).filter((token) => typeof token === "number");
  return { modelId: toText(model), body, tokens: numbers };
}
