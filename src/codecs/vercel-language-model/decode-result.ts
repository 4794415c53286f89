import type { Content, DecodedResult, FinishReason } from "../../language-model/result.ts";
import { toPartialBody } from "../partial-body.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  parseArguments,
  toObject,
  toObjects,
  toText,
} from "../read.ts";
import { toData } from "./decode.ts";
import { encode } from "./encode.ts";
import type { VercelCall } from "./wire.ts";

/** Reads a result of the specification; what the neutral form has no word for stands in its `body`. */
export function decodeResult(body: unknown): DecodedResult {
  const { response, content, finishReason, usage, ...answer } = toObject(body);
  const { id, modelId, timestamp } = toObject(response);
  const { inputTokens, outputTokens } = toObject(usage);
  const result = {
    id: toText(id),
    modelId: toText(modelId),
    timestamp: Date.parse(toText(timestamp)) || 0,
    content: toObjects(content).map(toContent),
    finishReason: toFinishReason(toObject(finishReason)["unified"]),
    usage: {
      inputTokens: {
        total: toNumber(toObject(inputTokens)["total"]),
        cacheRead: toNumber(toObject(inputTokens)["cacheRead"]),
        cacheWrite: toNumber(toObject(inputTokens)["cacheWrite"]),
      },
      outputTokens: {
        total: toNumber(toObject(outputTokens)["total"]),
        reasoning: toNumber(toObject(outputTokens)["reasoning"]),
      },
    },
  };
  const call = { modelId: result.modelId, isVersion3: false } as VercelCall;
  const recorded = { ...answer, content, finishReason, usage };
  const { response: _, ...encoded } = encode(result, call);
  const rest = toPartialBody(recorded, encoded);
  return { ...result, ...(isObject(rest) && { body: rest }) };
}

const FINISH_REASONS = new Set(["stop", "length", "content-filter", "tool-calls", "error"]);

function toFinishReason(unified: unknown): FinishReason {
  return FINISH_REASONS.has(toText(unified)) ? (unified as FinishReason) : "other";
}

function toNumber(value: unknown): number {
  return optionalNumber(value) ?? 0;
}

function toContent(part: JSONObject): Content {
  const { type, ...value } = part;
  const proofs = Object.values(toObject(value["providerMetadata"])).map(toObject);
  const proof = (name: string): string | undefined =>
    proofs.map((one) => one[name]).find((text) => typeof text === "string");
  switch (type) {
    case "text":
      return { type, text: toText(value["text"]) };
    case "reasoning": {
      const [signature, redactedData] = [proof("signature"), proof("redactedData")];
      return {
        type,
        text: toText(value["text"]),
        ...(signature !== undefined && { signature }),
        ...(redactedData !== undefined && { redactedData }),
      };
    }
    case "tool-call": {
      const signature = proof("thoughtSignature");
      return {
        type,
        toolCallId: toText(value["toolCallId"]),
        toolName: toText(value["toolName"]),
        input: parseArguments(value["input"]),
        ...(signature !== undefined && { signature }),
      };
    }
    case "file":
      return { type, mediaType: toText(value["mediaType"]), data: toData(value["data"]) };
    case "source": {
      const { url, title } = value;
      if (typeof url !== "string") return { type: "custom", kind: "vercel.source", value };
      return { type, url, ...(typeof title === "string" && { title }) };
    }
    default:
      return { type: "custom", kind: `vercel.${toText(type)}`, value };
  }
}
