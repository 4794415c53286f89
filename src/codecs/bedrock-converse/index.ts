import type { LanguageModelCodec } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import {
  type AWSEvent,
  awsEventStream,
  loadAWSEventStream,
} from "../../framing/aws-event-stream.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeBedrockError } from "../bedrock-error.ts";
import { TOOL_CALL_ID } from "../bedrock-model.ts";
import { cachePrompt } from "./cache.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Bedrock's Converse and ConverseStream: one format for all of its models.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export function bedrockConverse(): LanguageModelCodec<AWSEvent> {
  return {
    kind: "language-model",
    ids: { result: { prefix: "", size: 32, alphabet: "hex" }, toolCall: TOOL_CALL_ID },
    parameters: PARAMETERS,
    decode,
    validate,
    cachePrompt,
    encode,
    encodeStream,
    encodeError: encodeBedrockError,
    errorToResult,
    decodeResult,
    load: loadAWSEventStream,
    framing: awsEventStream,
  };
}

/** What a filter stops is an answer that ends there. */
function errorToResult({ kind }: LLMError): Partial<LanguageModelResult> | undefined {
  return kind === "content-filtered" ? { finishReason: "content-filter" } : undefined;
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "additionalModelRequestFields",
  "additionalModelResponseFieldPaths",
  "guardrailConfig",
  "inferenceConfig",
  "messages",
  "outputConfig",
  "performanceConfig",
  "promptVariables",
  "requestMetadata",
  "serviceTier",
  "system",
  "toolConfig",
]);
