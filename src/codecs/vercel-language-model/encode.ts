import type {
  FilePart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type {
  Content,
  FinishReason,
  LanguageModelResult,
  Usage,
} from "../../language-model/result.ts";
import { serializeInput } from "../../language-model/tool-input.ts";
import { readCustomPart } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toVendor } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encode(result: LanguageModelResult, call: wire.VercelCall): wire.GenerateResult {
  const { id, modelId, timestamp, content, finishReason, usage, body } = result;
  const encoded: wire.GenerateResult = {
    content: content.map((part, index) => encodePart(part, index, call)),
    finishReason: encodeFinishReason(finishReason),
    usage: encodeUsage(usage),
    warnings: [],
    providerMetadata: encodeMetadata(id),
    response: { id, modelId, timestamp: new Date(timestamp).toISOString() },
  };
  return mergeBody(encoded, body);
}

function encodePart(part: Content, index: number, call: wire.VercelCall): wire.Content {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text };
    case "reasoning":
      return { type: "reasoning", text: part.text, ...encodeSignature(part, call) };
    case "tool-call":
      return encodeToolCall(part, call);
    case "file":
      return encodeFile(part, call);
    case "source":
      return encodeSource(part, index);
    case "refusal":
      throw cannotRefuse();
    case "custom": {
      const { type, value } = readCustomPart(part, "vercel");
      return { ...value, type };
    }
  }
}

export function encodeToolCall(
  { toolCallId, toolName, input, signature }: ToolCallPart,
  call: wire.VercelCall,
): wire.ToolCall {
  return {
    type: "tool-call",
    toolCallId,
    toolName,
    input: serializeInput(input),
    ...(signature !== undefined && {
      providerMetadata: { [toVendor(call.modelId)]: { thoughtSignature: signature } },
    }),
  };
}

export function encodeFile({ mediaType, data }: FilePart, call: wire.VercelCall): wire.File {
  const isURL = /^https?:/.test(data);
  if (call.isVersion3) return { type: "file", mediaType, data };
  return {
    type: "file",
    mediaType,
    data: isURL ? { type: "url", url: data } : { type: "data", data },
  };
}

export function encodeSource({ url, title }: SourcePart, index: number): wire.Source {
  const id = `source-${index}`;
  return { type: "source", sourceType: "url", id, url, ...(title !== undefined && { title }) };
}

/** A proof of reasoning stands under the name of the vendor that gave it. */
export function encodeSignature(
  { signature, redactedData }: ReasoningPart,
  { modelId }: wire.VercelCall,
): { providerMetadata?: wire.ProviderMetadata } {
  if (signature === undefined && redactedData === undefined) return {};
  const proof = redactedData === undefined ? { signature } : { redactedData };
  return { providerMetadata: { [toVendor(modelId)]: proof } };
}

export function encodeFinishReason(reason: FinishReason): wire.FinishReason {
  return { unified: reason, raw: reason };
}

export function encodeUsage({ inputTokens, outputTokens }: Usage): wire.Usage {
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    inputTokens: {
      total,
      noCache: Math.max(0, total - cacheRead - cacheWrite),
      cacheRead,
      cacheWrite,
    },
    outputTokens: {
      total: outputTokens.total,
      text: outputTokens.total - outputTokens.reasoning,
      reasoning: outputTokens.reasoning,
    },
  };
}

/** What the gateway says of its own part. */
export function encodeMetadata(id: string): wire.ProviderMetadata {
  return { gateway: { cost: "0", marketCost: "0", generationId: id } };
}

export function cannotRefuse(): Error {
  return new Error(
    'the gateway\'s protocol has no refusals. Answer with a text, or with finishReason: "content-filter".',
  );
}
