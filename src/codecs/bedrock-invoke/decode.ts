import { toObject } from "../read.ts";
import type { FormatName } from "./wire.ts";

/**
 * Whose bodies these are: a body tells, and where it could be of two, the model's name.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
 */
export function findFormat(modelId: string, body: unknown): FormatName {
  const request = toObject(body);
  const is = (vendor: string): boolean => modelId.includes(vendor);
  if ("anthropic_version" in request || is("anthropic.")) return "anthropic";
  if ("inputText" in request || is("amazon.titan-text")) return "titan";
  if ("max_gen_len" in request || is("meta.")) return "llama";
  if ("message" in request || is("cohere.command-r")) return "commandChat";
  if (is("cohere.")) return "command";
  if (is("amazon.nova") || "inferenceConfig" in request || "schemaVersion" in request) {
    return "nova";
  }
  if (!("prompt" in request)) return "chat";
  return is("mistral.") ? "mistral" : "completions";
}

/** Whether a body asks for vectors. */
export function isEmbeddingBody(body: unknown): boolean {
  const request = toObject(body);
  if ("texts" in request || "singleEmbeddingParams" in request) return true;
  const isTitan = "inputText" in request || "inputImage" in request;
  return isTitan && !("textGenerationConfig" in request);
}
