import type { EndpointCodec } from "../../codec.ts";
import { llmError } from "../../errors.ts";
import type { VideoReply } from "../../video-model/reply.ts";
import { encodeGoogleError } from "../google-error.ts";
import { googleJSON } from "../google-json.ts";
import { decode, decodeOperation } from "./decode.ts";
import { createFilm, encodeOperation, encodeStarted, settle, storedOperations } from "./encode.ts";
import { validate } from "./validate.ts";
import type { OperationCall, VeoCall, VeoOperation } from "./wire.ts";

export type { VeoOperation } from "./wire.ts";

/**
 * Google's Veo. A reply is a video's bytes, or a list of them; without one, a grey film of the size and length that were
 * asked for. The answer is an operation, which is done when it is looked at for the second time.
 *
 * @see https://ai.google.dev/gemini-api/docs/video
 *
 * @example
 * server.use(llm.gemini.generateVideos(new Uint8Array([0, 0, 0, 24])));
 */
export function googleVeo(): EndpointCodec<VeoCall, VideoReply> {
  return { ...BASE, decode, validate, reply: createFilm, encode: encodeStarted };
}

/**
 * Looks how far an operation is; a reply is what is said of it, such as its error.
 *
 * @see https://ai.google.dev/api/models#method:-models.operations.get
 *
 * @example
 * server.use(llm.gemini.generateVideos.getOperation({ done: true, error: { code: 13, message: "No." } }));
 */
export function veoOperation(): EndpointCodec<OperationCall, Partial<VeoOperation>> {
  return {
    ...BASE,
    decode: decodeOperation,
    validate: () => undefined,
    reply(call, context) {
      const stored = storedOperations(context.store).get(call.name);
      return stored ? settle(stored, call, context) : llmError("not-found");
    },
    encode: encodeOperation,
  };
}

const BASE = { kind: "endpoint", json: googleJSON, encodeError: encodeGoogleError } as const;
