import type { LanguageModelCodec } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { mergeBody } from "./merge-body.ts";
import { missingParameter } from "./openai-error.ts";
import { PERPLEXITY } from "./perplexity.ts";
import { type JSONObject, optionalNumber, toObject, toObjects } from "./read.ts";

type TextCodec = LanguageModelCodec<ServerSentEvent>;

/**
 * Perplexity's responses: OpenAI's, whose codec is given, with fewer members and events, and sources in an item of
 * their own. Nothing of them is recorded; the SDK's types vouch for it.
 *
 * @see https://docs.perplexity.ai/api-reference/responses-post
 */
export function perplexityResponses(codec: TextCodec): TextCodec {
  const { decodeResult: _, parameters: __, ...responses } = codec;
  return {
    ...responses,
    validate,
    encode: (result, call) =>
      mergeBody(
        toOwnResponse(toObject(codec.encode(withoutOwn(result), call)), result),
        result.body,
      ),
    encodeStream: (call, headers) => encodeStream(codec.encodeStream(call, headers), call),
  };
}

/** A preset may stand for the model, and tools are Perplexity's own. */
function validate({ body }: LanguageModelCall): LLMError | undefined {
  const { model, models, preset, input } = toObject(body);
  if ((model ?? models ?? preset) === undefined) return missingParameter("model");
  return input === undefined ? missingParameter("input") : undefined;
}

/** The events that Perplexity has. */
const EVENTS: ReadonlySet<string> = new Set(
  [
    "created",
    "in_progress",
    "completed",
    "failed",
    "output_item.added",
    "output_item.done",
    "output_text.delta",
    "output_text.done",
  ].map((name) => `response.${name}`),
);

function encodeStream(
  encode: (part: StreamPart) => Iterable<ServerSentEvent>,
  { modelId }: LanguageModelCall,
): (part: StreamPart) => Iterable<ServerSentEvent> {
  let count = 0;
  const toEvent = (type: string, body: object): ServerSentEvent => ({
    event: type,
    data: JSON.stringify({ ...body, type, sequence_number: count++ }),
  });
  return function* encodePart(part) {
    if (part.type === "error") {
      const { error } = toObject(PERPLEXITY.errorShape(part.error, modelId).body);
      const { message, type, code } = toObject(error);
      return yield toEvent("response.failed", { error: { message, type, code: String(code) } });
    }
    if (part.type === "source") return;
    const known = part.type === "finish" ? { ...part, result: withoutOwn(part.result) } : part;
    for (const { data } of encode(known)) {
      const { type, ...event } = toObject(JSON.parse(data));
      const isOwn = EVENTS.has(String(type)) && toObject(event["item"])["type"] !== "reasoning";
      // an answer that is cut short is complete here
      const name = type === "response.incomplete" ? "response.completed" : String(type);
      if (isOwn || name !== type) yield toEvent(name, toOwnEvent(event, part));
    }
  };
}

function toOwnEvent(event: JSONObject, part: StreamPart): JSONObject {
  const { response, logprobs: _, obfuscation: __, ...rest } = event;
  if (response === undefined) return rest;
  const result = part.type === "finish" ? part.result : undefined;
  return { ...rest, response: toOwnResponse(toObject(response), result) };
}

/** No more than the SDK's types have; thoughts are counted, and not told. */
function toOwnResponse(body: JSONObject, result?: LanguageModelResult): JSONObject {
  const { background, created_at, id, model, object, output, previous_response_id, store } = body;
  const usage = toObject(body["usage"]);
  const status = body["status"] === "incomplete" ? "completed" : body["status"];
  return {
    id,
    object,
    created_at,
    model,
    status,
    background,
    store,
    previous_response_id,
    output: [...toSearch(result), ...toObjects(output).filter(({ type }) => type !== "reasoning")],
    ...(body["usage"] !== null && { usage: toOwnUsage(usage) }),
  };
}

/** What was found stands before what was said of it. */
function toSearch(result: LanguageModelResult | undefined): JSONObject[] {
  const sources = result?.content.filter((part) => part.type === "source") ?? [];
  if (sources.length === 0) return [];
  const results = sources.map(({ url, title = url }, index) => ({
    id: index + 1,
    url,
    title,
    snippet: "",
    source: "web",
  }));
  return [{ type: "search_results", queries: [], results }];
}

function toOwnUsage(usage: JSONObject): JSONObject {
  const { input_tokens, output_tokens, total_tokens } = usage;
  const { cached_tokens: cached } = toObject(usage["input_tokens_details"]);
  return {
    input_tokens,
    output_tokens,
    total_tokens,
    input_tokens_details: {
      cache_read_input_tokens: optionalNumber(cached) ?? 0,
      cache_creation_input_tokens: 0,
    },
    cost: { currency: "USD", input_cost: 0, output_cost: 0, total_cost: 0 },
  };
}

/** Sources are no citations of a text here, and what a test says of the body is merged last. */
function withoutOwn(result: LanguageModelResult): LanguageModelResult {
  const { body: _, ...rest } = result;
  return { ...rest, content: rest.content.filter(({ type }) => type !== "source") };
}
