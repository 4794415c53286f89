import type { WireRequest } from "../../codec.ts";
import type { FilePart, Message, TextPart } from "../../language-model/prompt.ts";
import {
  type JSONObject,
  optionalNumber,
  parseDataURL,
  toArray,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import type { ReplicateCall } from "./wire.ts";

/** What models call the limit of their tokens. */
const LIMITS = ["max_tokens", "max_new_tokens", "max_completion_tokens", "max_output_tokens"];

/** Inputs are a model's own: what most of those that write text have is read, and the rest is left as it is. */
export function decode({ url, params, headers, body }: WireRequest): ReplicateCall {
  const request = toObject(body);
  const input = toObject(request["input"]);
  const { owner, name, id = "" } = params;
  const version = toText(request["version"]);
  const model = owner === undefined ? toModel(version) : `${owner}/${name}`;
  const limits = LIMITS.map((limit) => optionalNumber(input[limit]));
  const stop = input["stop_sequences"] ?? input["stop"];
  return {
    base: url.replace(/\/(?:predictions|models|deployments|streams)(?:[/?].*)?$/, ""),
    waits: /(^|[\s,])wait\b/.test(headers.get("prefer") ?? ""),
    model,
    version: version === "" ? "hidden" : version.replace(/^.*:/, ""),
    input,
    predictionId: id,
    kept: undefined,
    modelId: owner === undefined ? version : model,
    body,
    prompt: toPrompt(input),
    tools: [],
    toolChoice: undefined,
    responseFormat: undefined,
    maxOutputTokens: limits.find((limit) => limit !== undefined && limit > 0),
    // one text holds several, with commas between them
    stopSequences: (typeof stop === "string" ? stop.split(",") : toTexts(stop)).filter(Boolean),
    temperature: optionalNumber(input["temperature"]),
    topP: optionalNumber(input["top_p"]),
    seed: optionalNumber(input["seed"]),
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: true,
    stream: false,
  };
}

/** The same of a stream, which has no input of its own. */
export function decodeStream(request: WireRequest): ReplicateCall {
  return { ...decode(request), stream: true };
}

/** A version may be written with its model; alone it doesn't tell whose it is. */
function toModel(version: string): string {
  const [, model = ""] = /^([^/]+\/[^:]+)/.exec(version) ?? [];
  return model;
}

function toPrompt(input: JSONObject): Message[] {
  const { system_prompt: own, system_instruction: other, prompt, messages } = input;
  const system = toText(own ?? other);
  const files = [input["image"], ...toArray(input["images"])].flatMap(toFile);
  const content: (TextPart | FilePart)[] = [
    ...(typeof prompt === "string" ? [{ type: "text" as const, text: prompt }] : []),
    ...files,
  ];
  return [
    ...(system === "" ? [] : [{ role: "system" as const, content: system }]),
    ...toObjects(messages).flatMap(toMessage),
    ...(content.length > 0 ? [{ role: "user" as const, content }] : []),
  ];
}

function toFile(url: unknown): FilePart[] {
  return typeof url === "string" ? [{ type: "file", ...parseDataURL(url, "image/*") }] : [];
}

/** Some models take a conversation, as OpenAI writes it. */
function toMessage({ role, content }: JSONObject): Message[] {
  const text =
    typeof content === "string"
      ? content
      : toObjects(content)
          .map((part) => toText(part["text"]))
          .join("");
  if (role === "system") return [{ role, content: text }];
  if (role !== "user" && role !== "assistant") return [];
  return [{ role, content: [{ type: "text", text }] }];
}
