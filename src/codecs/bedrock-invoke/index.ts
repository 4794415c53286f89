import type { LanguageModelCodec } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import {
  type AWSEvent,
  awsEventStream,
  loadAWSEventStream,
} from "../../framing/aws-event-stream.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeBedrockError } from "../bedrock-error.ts";
import { findKind, isOpaque, toModelId, TOOL_CALL_ID } from "../bedrock-model.ts";
import { anthropicBodies } from "./anthropic.ts";
import { command, commandChat } from "./command.ts";
import { findFormat, isEmbeddingBody } from "./decode.ts";
import { findAnswerFormat } from "./decode-result.ts";
import { encodeHeaders } from "./encode.ts";
import { fromEvents } from "./events.ts";
import { llama } from "./llama.ts";
import { mistral } from "./mistral.ts";
import { novaBodies } from "./nova.ts";
import { encodeChunks } from "./stream.ts";
import { textBodies } from "./text.ts";
import { titan } from "./titan.ts";
import { validateBody } from "./validate.ts";
import type { BedrockInvokeOptions, BodyFormat, FormatName, InvokeCall } from "./wire.ts";

export type { BedrockInvokeOptions } from "./wire.ts";

/**
 * Bedrock's InvokeModel and InvokeModelWithResponseStream: each vendor's models have bodies of their own.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 *
 * @example
 * server.use(llm.bedrock.invokeModel("Hello"));
 */
export function bedrockInvoke(
  options: BedrockInvokeOptions,
): LanguageModelCodec<AWSEvent, InvokeCall> {
  const formats = createFormats(options);
  return {
    kind: "language-model",
    ids: {
      result: (call) => formats[toFormat(call)].ids?.result ?? UUID,
      toolCall: (call) => formats[toFormat(call)].ids?.toolCall ?? TOOL_CALL_ID,
    },
    serves: (params) => findKind(toModelId(params)) === "text",
    // a profile of an account's own may stand for a model that makes vectors
    instead: ({ params, body }) =>
      isOpaque(toModelId(params)) && isEmbeddingBody(body) ? options.embed : undefined,
    decode(request) {
      const format = findFormat(toModelId(request.params), request.body);
      return { ...formats[format].decode(request), format };
    },
    validate: (call, context) =>
      validateBody(call.body) ?? formats[call.format].validate?.(call, context),
    cachePrompt: (call) => formats[toFormat(call)].cachePrompt?.(call),
    encode: (result, call) => formats[call.format].encode(result, call),
    encodeStream: (call, headers) => encodeChunks(formats[call.format].encodeStream(call, headers)),
    encodeError: encodeBedrockError,
    errorToResult,
    decodeResult(body) {
      const decodeResult = formats[findAnswerFormat(body)].decodeResult;
      if (decodeResult) return decodeResult(body);
      throw new Error(
        "this model's answers cannot be read back. Give the answer in neutral words.",
      );
    },
    headers: ({ stream }, result) => encodeHeaders(stream, result),
    load: loadAWSEventStream,
    framing: awsEventStream,
  };
}

const UUID = { prefix: "", size: 32, alphabet: "hex" } as const;

function createFormats(options: BedrockInvokeOptions): Record<FormatName, BodyFormat> {
  return {
    anthropic: anthropicBodies(options.anthropic),
    nova: novaBodies(options.converse),
    titan: textBodies(titan),
    llama: textBodies(llama),
    mistral: textBodies(mistral),
    command: textBodies(command),
    commandChat: textBodies(commandChat),
    chat: fromEvents(options.chat),
    completions: fromEvents(options.completions),
  };
}

function toFormat({ modelId, body }: LanguageModelCall): FormatName {
  return findFormat(modelId, body);
}

/** What a filter stops is an answer that ends there. */
function errorToResult({ kind }: LLMError): Partial<LanguageModelResult> | undefined {
  return kind === "content-filtered" ? { finishReason: "content-filter" } : undefined;
}
