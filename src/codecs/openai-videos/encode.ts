import type { CodecContext } from "../../codec.ts";
import { toSize } from "../../image-model/call.ts";
import { createMP4 } from "../../media/mp4.ts";
import { createPicture } from "../../media/picture.ts";
import type { RawBody } from "../../raw-body.ts";
import { isVideo, toVideo, type VideoValue } from "../../video-model/reply.ts";
import { mergeBody } from "../merge-body.ts";
import { keepObject, type ObjectCall, type Origin } from "../openai-object-kind.ts";
import { optionalText, toObject } from "../read.ts";
import { DEFAULT_MODEL, DEFAULT_SECONDS, DEFAULT_SIZE } from "./decode.ts";
import { storedVideos, videoContents } from "./stored.ts";
import type { Character, CreateVideoCall, Video, VideosEndpoint } from "./wire.ts";

/** Keeps a new video; bytes are what can be seen in it. */
export function encodeCreated(
  reply: VideoValue | Partial<Video>,
  call: CreateVideoCall,
  { context, endpoint }: { context: CodecContext; endpoint: VideosEndpoint },
): Video {
  const { store, generateId } = context;
  const partial = isVideo(reply) ? {} : reply;
  const id = partial.id ?? generateId(VIDEO_ID);
  const source = storedVideos(store).get(call.sourceId ?? "");
  const known = { ...makeVideo(id, { call, context }), ...toOwn(source, call, endpoint) };
  if (isVideo(reply)) videoContents(store).set(id, readVideo(reply));
  return keepObject(storedVideos(store), id, mergeBody(known, partial));
}

export const VIDEO_ID = { prefix: "video_", size: 32, alphabet: "hex" } as const;

export function makeVideo(id: string, { call, context }: Origin): Video {
  const { model, prompt, seconds, size } = toObject(call.body);
  return {
    id,
    object: "video",
    created_at: Math.floor(context.now / 1000),
    status: "queued",
    completed_at: null,
    error: null,
    expires_at: null,
    model: optionalText(model) ?? DEFAULT_MODEL,
    progress: 0,
    prompt: optionalText(prompt) ?? null,
    remixed_from_video_id: null,
    seconds: optionalText(seconds) ?? DEFAULT_SECONDS,
    size: optionalText(size) ?? DEFAULT_SIZE,
  };
}

/** What a video has of the one that it is made from: an extension is as long as both. */
function toOwn(
  source: Video | undefined,
  call: CreateVideoCall,
  endpoint: VideosEndpoint,
): Partial<Video> {
  if (!source) return {};
  const { model, size, seconds } = source;
  const isLonger = endpoint === "extensions";
  return {
    model,
    size,
    seconds: isLonger ? String(Number(seconds) + call.seconds) : seconds,
    ...(endpoint === "remix" && { remixed_from_video_id: source.id }),
  };
}

/** Sheets have several pictures; a thumbnail is one. @see https://platform.openai.com/docs/guides/video-generation */
const PICTURES: Record<string, string> = { thumbnail: "image/webp", spritesheet: "image/jpeg" };

export const VARIANTS = ["video", ...Object.keys(PICTURES)];

/** What is to be seen in a video: what a test gave, or else nothing but its size and length. */
export function readContent(
  { size, seconds, id }: Video,
  variant: string,
  { store }: Pick<CodecContext, "store">,
): { data: Uint8Array<ArrayBuffer>; mediaType: string } {
  const edges = toSize(size);
  const mediaType = PICTURES[variant];
  if (mediaType) {
    return { data: createPicture(mediaType, { ...edges, color: GREY }), mediaType };
  }
  const known = videoContents(store).get(id);
  const data = known?.data ?? createMP4({ ...edges, seconds: Number(seconds) || 0 });
  return { data, mediaType: known?.mediaType ?? "video/mp4" };
}

const GREY = 0x80_80_80;

export function encodeContent(reply: VideoValue, { query }: ObjectCall): RawBody {
  const { data, mediaType } = readVideo(reply);
  const contentType = PICTURES[query.get("variant") ?? ""] ?? mediaType;
  return { type: "raw-body", data: data!, contentType };
}

export function makeCharacter(id: string, { call, context }: Origin): Character {
  const { name } = toObject(call.body);
  return { id, name: optionalText(name) ?? null, created_at: Math.floor(context.now / 1000) };
}

function readVideo(reply: VideoValue): ReturnType<typeof toVideo> {
  const video = toVideo(reply);
  if (video.data) return video;
  throw new Error(
    "the reply is a URL, and OpenAI answers with bytes. Reply with the video's bytes.",
  );
}
