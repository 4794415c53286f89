import type { AWSEvent } from "../../framing/aws-event-stream.ts";
import type { Usage } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { toBase64 } from "../bedrock-base64.ts";
import { toBedrockEvent, toBedrockException } from "../bedrock-events.ts";
import type { InvocationMetrics } from "./wire.ts";

type Events = Generator<AWSEvent, void, undefined>;

/** The model's own chunks, each in an event; the last one tells what Bedrock measured. */
export function encodeChunks(
  encode: (part: StreamPart) => Iterable<string>,
): (part: StreamPart) => Events {
  return function* (part) {
    if (part.type === "error") return yield toBedrockException(part.error, "ModelTimeoutException");
    if (part.type !== "finish") {
      for (const json of encode(part)) yield toChunk(json);
      return;
    }
    const chunks = [...encode(part)];
    for (const [index, json] of chunks.entries()) {
      const isLast = index === chunks.length - 1;
      yield toChunk(isLast ? addMetrics(json, part.result.usage) : json);
    }
  };
}

function toChunk(json: string): AWSEvent {
  return toBedrockEvent("chunk", { bytes: toBase64(json) });
}

function addMetrics(json: string, usage: Usage): string {
  const metrics = JSON.stringify({ "amazon-bedrock-invocationMetrics": toMetrics(usage) });
  return `${json.slice(0, -1)},${metrics.slice(1)}`;
}

function toMetrics({ inputTokens, outputTokens }: Usage): InvocationMetrics {
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    inputTokenCount: total - cacheRead - cacheWrite,
    outputTokenCount: outputTokens.total,
    invocationLatency: 1,
    firstByteLatency: 1,
    ...(cacheRead + cacheWrite > 0 && {
      cacheReadInputTokenCount: cacheRead,
      cacheWriteInputTokenCount: cacheWrite,
    }),
  };
}
