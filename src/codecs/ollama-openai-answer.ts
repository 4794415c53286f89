// What Ollama's paths that speak OpenAI's formats have in common.
// https://docs.ollama.com/api/openai-compatibility

import { sse } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { FinishReason } from "../language-model/result.ts";
import type { ResponseMetadata } from "../language-model/stream-part.ts";
import { toObject } from "./read.ts";

export const OLLAMA_SSE = { ...sse, contentType: "text/event-stream" };

/** What a body and every chunk begin with. */
export function encodeHead(
  object: string,
  { id, timestamp, modelId }: Pick<ResponseMetadata, "id" | "timestamp" | "modelId">,
) {
  return {
    id,
    object,
    created: Math.floor(timestamp / 1000),
    model: modelId,
    system_fingerprint: "fp_ollama",
  };
}

export function encodeFinishReason(reason: FinishReason): string {
  if (reason === "tool-calls") return "tool_calls";
  return reason === "length" ? "length" : "stop";
}

export function asksForUsage({ body }: LanguageModelCall): boolean {
  return toObject(toObject(body)["stream_options"])["include_usage"] === true;
}

/** A test's own fields go into every chunk; choices of its own would belong to none. */
export function toChunkFields(body: Record<string, unknown> = {}): Record<string, unknown> {
  const { choices, usage: _, ...rest } = body;
  if (choices === undefined) return rest;
  throw new Error(
    "body.choices cannot be merged into a stream. Say it with content and finishReason, or answer with a Response.",
  );
}
