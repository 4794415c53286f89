import type { LanguageModelCodec } from "../codec.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { mergeBody } from "./merge-body.ts";
import { type JSONObject, toObject, toObjects, toText } from "./read.ts";
import { encodeVercelError } from "./vercel-error.ts";

type ChatCodec = LanguageModelCodec<ServerSentEvent>;

/**
 * A codec of OpenAI's chat, as the gateway speaks it: with what an answer cost and who gave it.
 *
 * @see https://vercel.com/docs/ai-gateway/openai-compat
 */
export function vercelChat(codec: ChatCodec): ChatCodec {
  const { decodeResult: _, ...chat } = codec;
  return {
    ...chat,
    encode(result, call) {
      const body = toObject(codec.encode(result, call));
      const choices = toObjects(body["choices"]).map((choice) => ({
        ...choice,
        message: { ...toObject(choice["message"]), ...toMetadata(body["id"]) },
      }));
      const usage = toUsage(toObject(body["usage"]));
      return mergeBody({ ...body, choices, usage, generationId: body["id"] }, result.body);
    },
    encodeStream: (call, headers) => encodeStream(codec.encodeStream(call, headers)),
  };
}

/** Of every endpoint of OpenAI's formats. */
export const VERCEL = { errorShape: encodeVercelError };

/** As recorded: the role is alone in the first chunk, and the last one has the reason, the usage and the rest. */
function encodeStream(
  encode: (part: StreamPart) => Iterable<ServerSentEvent>,
): (part: StreamPart) => Iterable<ServerSentEvent> {
  let last: JSONObject[] = [];

  function* encodeEvent(event: ServerSentEvent): Generator<ServerSentEvent> {
    if (event.data === "[DONE]") {
      for (const chunk of last) yield toEvent(chunk);
      return yield event;
    }
    const { usage, ...chunk } = toObject(JSON.parse(event.data));
    const [choice] = toObjects(chunk["choices"]);
    if (!choice) {
      const final = last.pop();
      if (final) last.push({ ...final, usage: toUsage(toObject(usage)) });
    } else if ((choice["finish_reason"] ?? null) === null) {
      for (const delta of splitDelta(toObject(choice["delta"]))) {
        yield toEvent({ ...chunk, choices: [{ ...choice, delta }] });
      }
    } else {
      const choices = [{ ...choice, delta: toMetadata(chunk["id"]) }];
      last.push({ ...chunk, choices, generationId: chunk["id"] });
    }
  }

  return function* encodePart(part) {
    if (part.type === "error") return yield* encode(part);
    last = part.type === "finish" ? [] : last;
    for (const event of encode(part)) yield* encodeEvent(event);
  };
}

function splitDelta({ role, content, ...delta }: JSONObject): JSONObject[] {
  const isText = toText(content) !== "";
  const rest = { ...delta, ...(isText && { content }) };
  const isMore = Object.values(rest).some((value) => value !== "");
  return [...(role === undefined ? [] : [{ role }]), ...(isMore ? [rest] : [])];
}

function toEvent(body: unknown): ServerSentEvent {
  return { data: JSON.stringify(body) };
}

function toMetadata(id: unknown): JSONObject {
  return {
    provider_metadata: { gateway: { cost: "0", marketCost: "0", generationId: id } },
  };
}

function toUsage(usage: JSONObject): JSONObject {
  const input = toObject(usage["prompt_tokens_details"]);
  const output = toObject(usage["completion_tokens_details"]);
  return {
    prompt_tokens: usage["prompt_tokens"],
    completion_tokens: usage["completion_tokens"],
    total_tokens: usage["total_tokens"],
    cost: 0,
    is_byok: false,
    prompt_tokens_details: {
      cached_tokens: input["cached_tokens"],
      audio_tokens: 0,
      video_tokens: 0,
    },
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: 0,
      upstream_inference_completions_cost: 0,
    },
    completion_tokens_details: { reasoning_tokens: output["reasoning_tokens"], image_tokens: 0 },
    cache_creation_input_tokens: input["cache_write_tokens"] ?? 0,
    market_cost: 0,
  };
}
