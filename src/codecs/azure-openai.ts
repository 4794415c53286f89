import type { EndpointCodec, JSONFormat, LanguageModelCodec } from "../codec.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { BaseCall, LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { type AzureCall, toAzureBase, withModel } from "./azure-call.ts";
import { addFilters, createChunkFilters, toOwnFields, withoutOwnFields } from "./azure-choices.ts";
import { encodeAzureError } from "./azure-error.ts";
import { PROMPT_RESULTS, toContentFilters } from "./azure-filters.ts";
import { mergeBody } from "./merge-body.ts";
import { overlayBody } from "./partial-body.ts";
import { type JSONObject, toObject } from "./read.ts";
import { sortKeys } from "./sort-keys.ts";

// How Azure's endpoints differ from OpenAI's, whose codecs are given: the model that a path names, filters, errors.

type TextCodec<C extends LanguageModelCall = LanguageModelCall> = LanguageModelCodec<
  ServerSentEvent,
  C
>;
type AzureText = TextCodec<LanguageModelCall & AzureCall>;

/** Any endpoint that is no text generation. */
export function azureEndpoint<C extends BaseCall, Value>(
  codec: EndpointCodec<C, Value>,
): EndpointCodec<C & AzureCall, Value> {
  return {
    ...codec,
    ...toAzureBase(codec),
    validate: (call, context) => codec.validate(withModel(call), context),
  };
}

/**
 * Chats and completions. `others` are models of other makers, behind an interface that they have in common; they are
 * held to the form of a request alone.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference
 */
export function azureChoices(codec: TextCodec, others: TextCodec = codec): AzureText {
  return {
    ...codec,
    ...toAzureBase(codec),
    ...withParameters(codec),
    validate: (call, context) =>
      (call.azure === "models" ? others : codec).validate(withModel(call), context),
    json: SORTED,
    encode(result, call) {
      const encoded = toObject(codec.encode(result, call));
      return mergeBody(addFilters(encoded, result.finishReason, call), result.body);
    },
    encodeStream: (call, headers) => encodeStream(codec.encodeStream(call, headers), call),
    decodeResult(body) {
      const own = toOwnFields(toObject(body));
      const result = codec.decodeResult!(withoutOwnFields(toObject(body)));
      const rest = overlayBody(result.body, own);
      return { ...result, ...(rest && { body: rest }) };
    },
  };
}

/** Responses, which carry their filters' results once they are whole. */
export function azureResponses(codec: TextCodec): AzureText {
  return {
    ...codec,
    ...toAzureBase(codec),
    encode(result, call) {
      const { body, ...rest } = withContentFilters(result, call);
      // that nobody else pays is not told
      return codec.encode({ ...rest, body: { billing: undefined, ...body } }, call);
    },
    decodeResult(body) {
      const { body: rest, ...result } = codec.decodeResult!(body);
      const { content_filters = null } = toObject(body);
      return { ...result, body: { ...rest, content_filters } };
    },
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return (part) => encode(toFilteredPart(part, call));
    },
  };
}

const SORTED: JSONFormat = {
  contentType: "application/json",
  stringify: (body) => JSON.stringify(sortKeys(body)),
};

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/references/on-your-data */
function withParameters({ parameters }: TextCodec): Pick<TextCodec, "parameters"> {
  return parameters ? { parameters: new Set([...parameters, "data_sources"]) } : {};
}

/** Before the first chunk one tells of the prompt, and names neither answer nor model. */
function encodeStream(
  encode: (part: StreamPart) => Iterable<ServerSentEvent>,
  call: LanguageModelCall & AzureCall,
): (part: StreamPart) => Iterable<ServerSentEvent> {
  const filters = createChunkFilters(call);
  return function* encodePart(part) {
    if (part.type === "error") {
      yield toEvent(encodeAzureError(part.error, call.modelId).body);
    } else if (part.type === "response-metadata") {
      const { prompt_filter_results: own, ...body } = filters.begin(part.body);
      const blank = { choices: [], created: 0, id: "", model: "", object: "" };
      yield toEvent({ ...blank, prompt_filter_results: mergeBody(PROMPT_RESULTS, own) });
      yield* encode({ ...part, body });
    } else {
      for (const event of encode(part)) yield addToEvent(event, filters.add);
    }
  };
}

function addToEvent(event: ServerSentEvent, add: (chunk: JSONObject) => object): ServerSentEvent {
  if (event.data === "[DONE]") return event;
  return toEvent(add(toObject(JSON.parse(event.data))));
}

function toEvent(body: unknown): ServerSentEvent {
  return { data: JSON.stringify(sortKeys(body)) };
}

function toFilteredPart(part: StreamPart, call: LanguageModelCall): StreamPart {
  if (part.type === "response-metadata") {
    return { ...part, body: { ...part.body, content_filters: null } };
  }
  return part.type === "finish" ? { ...part, result: withContentFilters(part.result, call) } : part;
}

/** What is queued has none yet. */
function withContentFilters(
  result: LanguageModelResult,
  { body }: LanguageModelCall,
): LanguageModelResult {
  if (toObject(body)["background"] === true) {
    return { ...result, body: { content_filters: null, ...result.body } };
  }
  const text = result.content.map((part) => (part.type === "text" ? part.text : "")).join("");
  const content_filters = toContentFilters(text, result.finishReason === "content-filter");
  return { ...result, body: { content_filters, ...result.body } };
}
