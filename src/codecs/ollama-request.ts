// What Ollama's chat and generate ask for in the same words.

import type { WireRequest } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { LanguageModelCall, ResponseFormat } from "../language-model/call.ts";
import type { FilePart } from "../language-model/prompt.ts";
import { cannotUnmarshal, refusal } from "./ollama-error.ts";
import { isObject, type JSONObject, optionalNumber, toObject, toTexts, toWords } from "./read.ts";

export interface OllamaCall extends LanguageModelCall {
  /** Whether ollama.com answers, which leaves some counters out. */
  isCloud: boolean;
  /** A request without a prompt puts the model into memory, or takes it out. */
  loads: "load" | "unload" | undefined;
}

type Asked = Omit<OllamaCall, "modelId" | "body" | "prompt" | "tools" | "loads">;

/** @see https://docs.ollama.com/modelfile#valid-parameters-and-values */
export function decodeAsked({ url, body }: WireRequest): Asked {
  const request = toObject(body);
  const options = toObject(request["options"]);
  const limit = optionalNumber(options["num_predict"]) ?? 0;
  return {
    isCloud: url.startsWith("https://ollama.com/"),
    toolChoice: undefined,
    responseFormat: toResponseFormat(request["format"]),
    // a negative limit is none
    maxOutputTokens: limit > 0 ? limit : undefined,
    stopSequences: toTexts(options["stop"]),
    temperature: optionalNumber(options["temperature"]),
    topP: optionalNumber(options["top_p"]),
    seed: optionalNumber(options["seed"]),
    n: 1,
    topLogprobs:
      request["logprobs"] === true ? (optionalNumber(request["top_logprobs"]) ?? 0) : undefined,
    parallelToolCalls: true,
    // the raw API streams unless it is told not to
    stream: request["stream"] !== false,
  };
}

/** As the recordings have it. */
export function toStreamType({ isCloud }: OllamaCall): string {
  return isCloud ? "application/json" : "application/x-ndjson";
}

/** What a request does that has no prompt. */
export function toLoads(request: JSONObject): "load" | "unload" {
  return isReleased(request) ? "unload" : "load";
}

/** Whether the model leaves memory at once: `keep_alive` of 0, or of `0s`. */
export function isReleased({ keep_alive: keepAlive }: JSONObject): boolean {
  return /^0[a-z]*$/.test(toWords(keepAlive));
}

/** Images are sent as base64 alone, without their type. */
export function toImages(images: unknown): FilePart[] {
  return toTexts(images).map((data) => ({ type: "file", mediaType: "image/*", data }));
}

/** A name that is left out may be an empty text. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** `type` of each field as Go has it; `null` is as good as nothing. */
export function checkFields(
  request: JSONObject,
  struct: string,
  fields: Record<string, keyof typeof TYPES>,
): LLMError | undefined {
  for (const [name, kind] of Object.entries(fields)) {
    const value = request[name] ?? undefined;
    const { type, test } = TYPES[kind];
    if (value !== undefined && !test(value))
      return cannotUnmarshal(value, `${struct}.${name}`, type);
  }
  return undefined;
}

/** The fields that both have. */
export const SHARED_FIELDS = {
  model: "text",
  stream: "flag",
  logprobs: "flag",
  top_logprobs: "number",
  options: "map",
} as const;

/** What is read later than the body's form, in the server's own order. */
export function checkAsked(request: JSONObject): LLMError | undefined {
  const top = Number(request["top_logprobs"]);
  if (top < 0 || top > 20) {
    return refusal("top_logprobs must be between 0 and 20");
  }
  return checkThink(request["think"]) ?? checkOptions(toObject(request["options"]));
}

/** The server finds it out when the model is to run, and so it is its own fault. */
export function checkFormat(format: unknown): LLMError | undefined {
  if (format === undefined || format === null || format === "" || format === "json")
    return undefined;
  if (isObject(format)) return undefined;
  const given = JSON.stringify(JSON.stringify(format));
  return refusal(`invalid format: ${given}; expected "json" or a valid JSON Schema object`, 500);
}

/** Where an image's base64 ends to be any, as Go's reader tells it. */
export function checkImages(images: unknown, field: string): LLMError | undefined {
  if (images === undefined || images === null) return undefined;
  if (!Array.isArray(images)) return cannotUnmarshal(images, field, "[]api.ImageData");
  for (const image of images) {
    if (image === null) continue;
    if (typeof image !== "string") return cannotUnmarshal(image, field, "api.ImageData");
    const at = image.search(/[^A-Za-z0-9+/=\r\n]/);
    if (at !== -1) return refusal(`illegal base64 data at input byte ${at}`);
  }
  return undefined;
}

const TYPES = {
  text: { type: "string", test: (value: unknown) => typeof value === "string" },
  flag: { type: "bool", test: (value: unknown) => typeof value === "boolean" },
  number: { type: "int", test: (value: unknown) => typeof value === "number" },
  map: { type: "map[string]interface {}", test: isObject },
  messages: { type: "[]api.Message", test: Array.isArray },
  tools: { type: "api.Tools", test: Array.isArray },
};

const LEVELS = ["high", "medium", "low", "max", ""];

/** Levels that a model has besides are told by the model: only what is no level at all is refused. */
function checkThink(think: unknown): LLMError | undefined {
  if (think === undefined || think === null || typeof think === "boolean") return undefined;
  if (typeof think !== "string") return refusal("think must be a boolean or string");
  if (LEVELS.includes(think)) return undefined;
  return refusal(
    `invalid think value: ${JSON.stringify(think)} (must be "high", "medium", "low", "max", true, or false)`,
  );
}

/** What the server says of an option's type; the options that it has in whole numbers, and in others. */
const OPTION_TYPES: Record<string, "integer" | "float32"> = {
  num_ctx: "integer",
  num_keep: "integer",
  num_predict: "integer",
  repeat_last_n: "integer",
  seed: "integer",
  top_k: "integer",
  frequency_penalty: "float32",
  min_p: "float32",
  presence_penalty: "float32",
  repeat_penalty: "float32",
  temperature: "float32",
  top_p: "float32",
};

function checkOptions(options: JSONObject): LLMError | undefined {
  for (const [name, value] of Object.entries(options)) {
    const type = Object.hasOwn(OPTION_TYPES, name) && OPTION_TYPES[name];
    if (type && value !== null && typeof value !== "number") {
      return refusal(`option "${name}" must be of type ${type}`, 500);
    }
  }
  return undefined;
}

function toResponseFormat(format: unknown): ResponseFormat | undefined {
  if (format === "json") return { type: "json" };
  return isObject(format) ? { type: "json", schema: format } : undefined;
}
