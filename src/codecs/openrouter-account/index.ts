import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { OPENROUTER } from "../openrouter.ts";
import { decode } from "./decode.ts";
import { encodeCredits, encodeKey } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Credits, Key } from "./wire.ts";

/**
 * What an account has bought and used. A reply is some of it.
 *
 * @see https://openrouter.ai/docs/api/api-reference/credits/get-credits
 *
 * @example
 * operations: { credits: ["GET", "/credits", openrouterCredits()] }
 */
export function openrouterCredits(): EndpointCodec<BaseCall, Partial<Credits>> {
  return { ...BASE, reply: () => ({}), encode: encodeCredits };
}

/**
 * The key that a request was made with, and its limits. A reply is some of it.
 *
 * @see https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key
 *
 * @example
 * operations: { key: ["GET", "/key", openrouterKey()] }
 */
export function openrouterKey(): EndpointCodec<BaseCall, Partial<Key>> {
  return { ...BASE, reply: () => ({}), encode: encodeKey };
}

const BASE: Pick<EndpointCodec<BaseCall>, "kind" | "decode" | "validate" | "encodeError"> = {
  kind: "endpoint",
  decode,
  validate,
  encodeError: (error) => OPENROUTER.errorShape(error),
};
