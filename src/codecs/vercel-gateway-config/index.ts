import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { encodeVercelError } from "../vercel-error.ts";
import { type ConfigCall, decode } from "./decode.ts";
import { encodeConfig, type PartialModel } from "./encode.ts";
import { validate } from "./validate.ts";
import type { Credits } from "./wire.ts";

/** A few that the gateway has, of each kind. */
const MODELS: readonly PartialModel[] = [
  "anthropic/claude-sonnet-4.5",
  "google/gemini-3-pro",
  "openai/gpt-5.4",
  "openai/text-embedding-3-small",
];

/**
 * The models that the gateway has. A reply is a list of ids, or of objects.
 *
 * @see https://ai-sdk.dev/providers/ai-sdk-providers/ai-gateway#dynamic-model-discovery
 */
export function vercelGatewayConfig(): EndpointCodec<ConfigCall, readonly PartialModel[]> {
  return { ...BASE, decode, reply: () => MODELS, encode: encodeConfig };
}

/**
 * What is left of the account.
 *
 * @see https://ai-sdk.dev/providers/ai-sdk-providers/ai-gateway#credit-usage
 */
export function vercelGatewayCredits(): EndpointCodec<BaseCall, Partial<Credits>> {
  return {
    ...BASE,
    decode,
    reply: () => ({}),
    encode: (credits) => ({ balance: "100.00", total_used: "0.00", ...credits }),
  };
}

const BASE: Pick<EndpointCodec<BaseCall>, "kind" | "validate" | "encodeError"> = {
  kind: "endpoint",
  validate,
  encodeError: (error, call) => encodeVercelError(error, call?.modelId),
};
