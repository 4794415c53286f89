import type { ReasoningPart } from "../../language-model/prompt.ts";
import { type JSONObject, optionalText, toObjects, toText } from "../read.ts";
import type { OpenAIChatOptions } from "./options.ts";
import type * as wire from "./wire.ts";

// Reasoning in parts, each with its proof, which a client sends back with its next request.

/** @see https://openrouter.ai/docs/guides/best-practices/reasoning-tokens */
export interface ReasoningDetail {
  type: "reasoning.text" | "reasoning.encrypted";
  text?: string;
  signature?: string;
  data?: string;
  format: string;
  index: number;
}

/** Every part of an answer. */
export function encodeDetails(
  parts: readonly ReasoningPart[],
  modelId: string,
  { reasoningFormat }: OpenAIChatOptions,
): { reasoning_details?: ReasoningDetail[] } {
  if (!reasoningFormat || parts.length === 0) return {};
  const format = reasoningFormat(modelId);
  return {
    reasoning_details: parts.map(({ text, signature, redactedData: data }, index) =>
      data === undefined
        ? { type: "reasoning.text", text, format, index, ...(signature && { signature }) }
        : { type: "reasoning.encrypted", data, format, index },
    ),
  };
}

/** A piece of the part at `index`; or what proves it, at its end. */
export function encodeDetailDelta(
  detail: { text: string } | { signature: string } | { data: string },
  index: number,
  format: string,
): wire.Delta {
  const type = "data" in detail ? "reasoning.encrypted" : "reasoning.text";
  const details: ReasoningDetail[] = [{ type, ...detail, format, index }];
  return { reasoning_details: details };
}

/** The parts of an answer; `undefined` where it tells of none. */
export function decodeDetails(details: unknown): ReasoningPart[] | undefined {
  const parts = toObjects(details).map(toPart);
  return parts.length > 0 ? parts : undefined;
}

function toPart({ text, summary, signature, data }: JSONObject): ReasoningPart {
  const proof = optionalText(signature);
  const redactedData = optionalText(data);
  return {
    type: "reasoning",
    text: toText(text ?? summary),
    ...(proof !== undefined && { signature: proof }),
    ...(redactedData !== undefined && { redactedData }),
  };
}
