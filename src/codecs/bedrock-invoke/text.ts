import type { WireRequest } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import type { Content, LanguageModelResult, Usage } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { isStreamed, toModelId } from "../bedrock-model.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject, type JSONObject } from "../read.ts";
import { requireKeys } from "./validate.ts";
import type { BodyFormat } from "./wire.ts";

/** What a model that knows texts alone does with them. */
export interface TextWire {
  /** What the body cannot do without. */
  required: string;
  read(body: JSONObject): Partial<LanguageModelCall> & { prompt: Message[] };
  encode(text: string, result: LanguageModelResult, call: LanguageModelCall): object;
  /** What comes before any text. */
  start?(id: string): object;
  /** A piece of the text; `usage` stands with the first. */
  delta(text: string, progress: { count: number; usage: Usage | undefined }): object;
  end(text: string, result: LanguageModelResult): object;
  decodeResult: NonNullable<BodyFormat["decodeResult"]>;
}

/** The bodies of a model without tools, thoughts and files. */
export function textBodies(wire: TextWire): BodyFormat {
  return {
    decode: (request) => decode(request, wire),
    validate: requireKeys(wire.required),
    encode: (result, call) =>
      mergeBody(wire.encode(toText(result.content), result, call), result.body),
    encodeStream: () => encodeStream(wire),
    decodeResult: wire.decodeResult,
  };
}

function decode(request: WireRequest, wire: TextWire): LanguageModelCall {
  return {
    modelId: toModelId(request.params),
    body: request.body,
    tools: [],
    toolChoice: undefined,
    responseFormat: undefined,
    maxOutputTokens: undefined,
    stopSequences: [],
    temperature: undefined,
    topP: undefined,
    seed: undefined,
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    ...wire.read(toObject(request.body)),
    stream: isStreamed(request),
  };
}

function encodeStream(wire: TextWire): (part: StreamPart) => Generator<string, void, undefined> {
  let usage: Usage | undefined;
  let count = 0;
  return function* (part) {
    switch (part.type) {
      case "response-metadata":
        usage = part.usage;
        if (wire.start) yield JSON.stringify(wire.start(part.id));
        return;
      case "text-delta":
      case "refusal-delta":
        count++;
        yield JSON.stringify(wire.delta(part.delta, { count, usage }));
        usage = undefined;
        return;
      case "finish": {
        const { content, body } = part.result;
        yield JSON.stringify(mergeBody(wire.end(toText(content), part.result), body));
        return;
      }
      case "text-start":
      case "text-end":
      case "refusal-start":
      case "refusal-end":
        return;
      case "reasoning-start":
        throw cannotCarry(part.part);
      case "tool-input-start":
      case "file":
      case "source":
      case "custom":
        throw cannotCarry(part.part);
      case "reasoning-delta":
      case "reasoning-end":
      case "tool-input-delta":
      case "tool-input-end":
      case "error":
        return;
    }
  };
}

function toText(content: Content[]): string {
  return content
    .map((part) => {
      if (part.type === "text" || part.type === "refusal") return part.text;
      throw cannotCarry(part);
    })
    .join("");
}

function cannotCarry({ type }: Content): Error {
  return new Error(
    `this model answers in text alone, and the reply has a ${type}. Leave it out, or ask a model that has it.`,
  );
}

/** A prompt that is one text. */
export function toPrompt(text: unknown): Message[] {
  return [
    { role: "user", content: [{ type: "text", text: typeof text === "string" ? text : "" }] },
  ];
}

/** Models that say no more than this of their end. */
export function toShortReason({ finishReason }: LanguageModelResult): "stop" | "length" {
  if (finishReason === "stop" || finishReason === "length") return finishReason;
  throw new Error(
    `this model ends with "stop" or "length", and the reply with "${finishReason}". Give one of the two.`,
  );
}
