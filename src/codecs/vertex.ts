import type { EndpointCodec, LanguageModelCodec } from "../codec.ts";
import type { BaseCall, LanguageModelCall } from "../language-model/call.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { mergeBody } from "./merge-body.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects } from "./read.ts";
import { encodeVertexError, toVertexError, withChallenge } from "./vertex-error.ts";

// How Vertex AI speaks the formats of others, whose codecs are given.

export type URLCall = BaseCall & { url: string };

/** Any endpoint of Google's that is no text generation. */
export function vertexEndpoint<C extends URLCall, Value>(
  codec: EndpointCodec<C, Value>,
): EndpointCodec<C, Value> {
  return {
    ...codec,
    encodeError(error, call) {
      const reply = codec.encodeError(error, call);
      return reply.status === 200 ? reply : encodeVertexError(error, call?.url, call?.modelId);
    },
  };
}

/** Open models, which speak OpenAI's format. */
export function vertexChat<Frame>(codec: LanguageModelCodec<Frame>): LanguageModelCodec<Frame> {
  return { ...codec, encodeError: (error, call) => encodeVertexError(error, "", call?.modelId) };
}

/**
 * Gemini on Vertex: an answer tells when it was made and by what traffic; a candidate has no number, and the usage comes
 * at the end.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
 */
export function vertexGenerateContent<Frame, C extends LanguageModelCall & { url: string }>(
  codec: LanguageModelCodec<Frame, C>,
): LanguageModelCodec<Frame, C> {
  return {
    ...codec,
    ...(codec.parameters && { parameters: new Set([...codec.parameters, ...PARAMETERS]) }),
    encode(result, call) {
      const answer = toAnswer(toObject(codec.encode(result, call)), toTime(result.timestamp));
      return mergeBody(answer, toOwn(result.body));
    },
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      let createTime = "";
      let own: JSONObject = {};
      return function* encodePart(part) {
        if (part.type === "response-metadata") {
          createTime = toTime(part.timestamp);
          own = toOwn(part.body);
        }
        for (const frame of encode(toOwnPart(part, call))) {
          if (!isObject(frame) || "error" in frame) yield frame;
          else yield mergeBody(toChunk(frame, createTime), own) as Frame;
        }
      };
    },
    decodeResult(body) {
      const { createTime: _, ...answer } = toObject(body);
      const { body: rest = {}, ...result } = codec.decodeResult!(answer);
      if (!isObject(answer["usageMetadata"])) return { ...result, body: rest };
      // older answers don't have them
      const { trafficType, candidatesTokensDetails } = answer["usageMetadata"];
      const usageMetadata = {
        ...toObject(rest["usageMetadata"]),
        trafficType,
        candidatesTokensDetails,
      };
      return { ...result, body: { ...rest, usageMetadata } };
    },
    encodeError(error, call, headers) {
      const own = toVertexError(error, call?.url ?? "", call?.modelId ?? "");
      return withChallenge(codec.encodeError(own, call, headers), error);
    },
  };
}

const PARAMETERS = ["labels", "modelArmorConfig"];

/** What a test's own body says of the fields that Vertex adds. */
function toOwn({ usageMetadata }: JSONObject = {}): JSONObject {
  if (!isObject(usageMetadata)) return {};
  const names = ["trafficType", "candidatesTokensDetails"].filter((name) => name in usageMetadata);
  return { usageMetadata: Object.fromEntries(names.map((name) => [name, usageMetadata[name]])) };
}

function toOwnPart(part: StreamPart, { url, modelId }: URLCall): StreamPart {
  return part.type === "error" ? { ...part, error: toVertexError(part.error, url, modelId) } : part;
}

function toTime(timestamp: number): string {
  return new Date(timestamp).toISOString().replace("Z", "000Z");
}

function toAnswer({ candidates, ...answer }: JSONObject, createTime: string): JSONObject {
  return {
    ...(candidates !== undefined && { candidates: toArray(candidates).map(toCandidate) }),
    ...answer,
    ...(isObject(answer["usageMetadata"]) && { usageMetadata: toUsage(answer["usageMetadata"]) }),
    createTime: answer["createTime"] ?? createTime,
  };
}

/** What was counted is told at the end; until then, the kind of traffic. */
function toChunk(chunk: JSONObject, createTime: string): JSONObject {
  const answer = toAnswer(chunk, createTime);
  const isLast =
    "promptFeedback" in chunk ||
    toObjects(chunk["candidates"]).some(({ finishReason }) => finishReason !== undefined);
  if (isLast || !isObject(answer["usageMetadata"])) return answer;
  const { trafficType } = answer["usageMetadata"];
  return { ...answer, usageMetadata: { trafficType } };
}

function toUsage(counted: JSONObject): JSONObject {
  const { serviceTier: _, ...usage } = counted;
  const count = usage["candidatesTokenCount"];
  return {
    ...(typeof count === "number" && {
      candidatesTokensDetails: [{ modality: "TEXT", tokenCount: count }],
    }),
    trafficType: "ON_DEMAND",
    ...usage,
  };
}

/** The first one goes without its number. */
function toCandidate(candidate: unknown): unknown {
  const { index, ...rest } = toObject(candidate);
  return index === 0 ? rest : candidate;
}
