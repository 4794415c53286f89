import type { ErrorReply, JSONFormat, LanguageModelCodec } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import { encodeGoogleError } from "./google-error.ts";
import { mergeBody } from "./merge-body.ts";
import { type JSONObject, toObject, toObjects } from "./read.ts";
import { sortKeys } from "./sort-keys.ts";

// How Gemini speaks OpenAI's formats, whose codecs are given.

type ChatCodec = LanguageModelCodec<ServerSentEvent>;

/**
 * Chats, with no more than Gemini has to say.
 *
 * @see https://ai.google.dev/gemini-api/docs/openai
 */
export function googleChat(codec: ChatCodec): ChatCodec {
  const { decodeResult: _, ...chat } = codec;
  return {
    ...chat,
    json: SORTED,
    encode: (result, call) => mergeBody(toPlain(toObject(codec.encode(result, call))), result.body),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* encodePart(part) {
        if (part.type === "error") return yield toEvent(encodeGoogleError(part.error, call).body);
        for (const event of encode(part)) {
          if (event.data === "[DONE]") yield event;
          else yield toEvent(toPlain(toObject(JSON.parse(event.data))));
        }
      };
    },
  };
}

/** Of every endpoint. */
export const GOOGLE_OPENAI = { errorShape };

/** The models as this face names them. @see https://ai.google.dev/gemini-api/docs/openai#list-models */
export const GOOGLE_MODELS = {
  errorShape,
  models: ["gemini-3.5-flash", "gemini-2.5-pro", "gemini-2.5-flash", "gemini-embedding-001"].map(
    (name) => `models/${name}`,
  ),
  fields: { owned_by: "google" },
};

const SORTED: JSONFormat = {
  contentType: "application/json",
  stringify: (body) => JSON.stringify(sortKeys(body)),
};

/** Alone, an error comes in a list; ours does not, for an SDK shows nothing of one. */
function errorShape(error: LLMError, modelId = ""): ErrorReply {
  const reply = encodeGoogleError(error, { modelId });
  return error.kind === "guard" ? reply : { ...reply, body: [reply.body] };
}

function toEvent(body: unknown): ServerSentEvent {
  return { data: JSON.stringify(sortKeys(body)) };
}

/** Nothing is null, and usage has its three numbers alone. */
function toPlain(body: JSONObject): JSONObject {
  const { system_fingerprint: _, usage, ...rest } = body;
  const { prompt_tokens, completion_tokens, total_tokens } = toObject(usage);
  return {
    ...rest,
    choices: toObjects(body["choices"]).map(toChoice),
    ...((usage ?? undefined) !== undefined && {
      usage: { completion_tokens, prompt_tokens, total_tokens },
    }),
  };
}

function toChoice(choice: JSONObject): JSONObject {
  const { message, delta, ...rest } = choice;
  return withoutNulls({
    ...rest,
    ...(message !== undefined && { message: withoutNulls(toObject(message)) }),
    ...(delta !== undefined && { delta: withoutNulls(toObject(delta)) }),
  });
}

function withoutNulls(value: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
