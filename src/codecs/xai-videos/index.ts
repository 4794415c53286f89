import type { EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import type { VideoValue } from "../../video-model/reply.ts";
import { decodeStored, type StoredCall } from "../stored-call.ts";
import { XAI } from "../xai.ts";
import { decode } from "./decode.ts";
import {
  createFilm,
  encodeContent,
  encodeCreated,
  encodeStatus,
  settle,
  storedVideos,
} from "./encode.ts";
import { validate } from "./validate.ts";
import type { CreateVideoCall, VideoStatus } from "./wire.ts";

export type { VideoStatus as XAIVideoStatus } from "./wire.ts";

/**
 * xAI's videos. A reply is a video's bytes or its URL; without one, a grey film of the size and length that were asked
 * for. It is done when it is looked at for the second time.
 *
 * @see https://docs.x.ai/docs/guides/video-generations
 *
 * @example
 * server.use(llm.xai.videos("https://example.com/a.mp4"));
 */
export function xaiVideos(): EndpointCodec<CreateVideoCall, VideoValue> {
  return { ...BASE, decode, validate, reply: createFilm, encode: encodeCreated };
}

/** Looks how far a video is; a reply is what is said of it. */
export function retrieveXAIVideo(): EndpointCodec<StoredCall, Partial<VideoStatus>> {
  return {
    ...BASE,
    decode: decodeStored,
    validate: () => undefined,
    reply(call, { store }) {
      const stored = storedVideos(store).get(call.id);
      return stored ? settle(stored, call) : notFound(call.id);
    },
    encode: encodeStatus,
  };
}

/** What is to be seen in a video, at the URL that its status told; a reply is its bytes. */
export function xaiVideoContent(): EndpointCodec<StoredCall, VideoValue> {
  return {
    ...BASE,
    decode: decodeStored,
    validate: () => undefined,
    reply: ({ id }, { store }) => {
      const { data, mediaType } = storedVideos(store).get(id)?.video ?? {};
      return data ? { data, mediaType: mediaType! } : notFound(id);
    },
    encode: encodeContent,
  };
}

function notFound(id: string): LLMError {
  return llmError("not-found", { message: `Video generation request ${id} not found.` });
}

const BASE = {
  kind: "endpoint",
  encodeError: (error: LLMError, call?: BaseCall) => XAI.errorShape(error, call?.modelId),
} as const;
