import type { LanguageModelCodec } from "../../codec.ts";
import type { AWSEvent } from "../../framing/aws-event-stream.ts";
import { optionalNumber, toObject } from "../read.ts";
import { requireKeys } from "./validate.ts";
import type { BodyFormat } from "./wire.ts";

/**
 * Amazon Nova: the messages of Converse, with another way to count.
 *
 * @see https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html
 */
export function novaBodies(converse: LanguageModelCodec<AWSEvent>): BodyFormat {
  return {
    decode(request) {
      const call = converse.decode(request);
      const { max_new_tokens: limit } = toObject(toObject(request.body)["inferenceConfig"]);
      const maxOutputTokens = call.maxOutputTokens ?? optionalNumber(limit);
      return { ...call, maxOutputTokens };
    },
    validate: requireKeys("messages"),
    cachePrompt: converse.cachePrompt?.bind(converse),
    encode(result, call) {
      const { output, stopReason, usage } = toObject(converse.encode(result, call));
      return { output, stopReason, usage: toNovaUsage(usage, true) };
    },
    encodeStream(call, headers) {
      const encode = converse.encodeStream(call, headers);
      return function* (part) {
        for (const event of encode(part)) yield toNovaChunk(event);
      };
    },
    decodeResult(body) {
      const { usage } = toObject(body);
      const { cacheReadInputTokenCount, cacheWriteInputTokenCount } = toObject(usage);
      const cached = {
        cacheReadInputTokens: cacheReadInputTokenCount,
        cacheWriteInputTokens: cacheWriteInputTokenCount,
      };
      const decoded = converse.decodeResult?.({
        ...toObject(body),
        usage: { ...toObject(usage), ...cached },
      });
      return { ...decoded!, body: { stopReason: toObject(body)["stopReason"] } };
    },
  };
}

function toNovaUsage(usage: unknown, isWhole: boolean): object {
  const counts = toObject(usage);
  return {
    inputTokens: counts["inputTokens"],
    outputTokens: counts["outputTokens"],
    ...(isWhole && { totalTokens: counts["totalTokens"] }),
    cacheReadInputTokenCount: counts["cacheReadInputTokens"] ?? 0,
    cacheWriteInputTokenCount: counts["cacheWriteInputTokens"] ?? 0,
  };
}

/** The event's name is a key around it; padding has the chunk. */
function toNovaChunk({ headers, payload }: AWSEvent): string {
  const type = headers[":event-type"] ?? "";
  const { p: _, ...event } = toObject(JSON.parse(payload));
  if (type !== "metadata") return JSON.stringify({ [type]: event });
  const metadata = { usage: toNovaUsage(event["usage"], false), metrics: {}, trace: {} };
  return JSON.stringify({ metadata });
}
