import type { LanguageModelCodec } from "../codec.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import { mergeBody } from "./merge-body.ts";
import { type JSONObject, toObject } from "./read.ts";

type TextCodec = LanguageModelCodec<ServerSentEvent>;

/** The members that a response has, as recorded. */
const MEMBERS = [
  "completed_at",
  "created_at",
  "id",
  "model",
  "object",
  "output",
  "status",
] as const;

/** Responses of llama.cpp's server: OpenAI's, whose codec is given, which repeat nothing of the request. */
export function llamacppResponses(codec: TextCodec): TextCodec {
  return {
    ...codec,
    encode: (result, call) => mergeBody(toOwnResponse(encodeWhole(result, call)), result.body),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* encodePart(part) {
        for (const event of encode(part)) yield toOwnEvent(event);
      };
    },
  };

  function encodeWhole(result: LanguageModelResult, call: LanguageModelCall): JSONObject {
    const { body: _, ...rest } = result;
    return toObject(codec.encode(rest, call));
  }
}

function toOwnEvent(event: ServerSentEvent): ServerSentEvent {
  const { response, ...body } = toObject(JSON.parse(event.data));
  if (response === undefined) return event;
  const own = toOwnResponse(toObject(response));
  return { ...event, data: JSON.stringify({ ...body, response: own }) };
}

function toOwnResponse(response: JSONObject): JSONObject {
  const own = Object.fromEntries(MEMBERS.map((name) => [name, response[name]]));
  if ((response["usage"] ?? null) === null) return own;
  const { input_tokens, output_tokens, total_tokens, ...details } = toObject(response["usage"]);
  const { cached_tokens } = toObject(details["input_tokens_details"]);
  return {
    ...own,
    usage: {
      input_tokens,
      input_tokens_details: { cached_tokens },
      output_tokens,
      total_tokens,
    },
  };
}
