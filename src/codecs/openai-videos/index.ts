import type { CodecContext, EndpointCodec } from "../../codec.ts";
import type { Operation } from "../../definition.ts";
import { isUploadedFile } from "../../form.ts";
import type { PartialVideo, VideoValue } from "../../video-model/reply.ts";
import { invalidType, invalidValue } from "../openai-error.ts";
import { findMissing, type ObjectCall, type ObjectKind } from "../openai-object-kind.ts";
import {
  actOnObject,
  createObject,
  deleteObject,
  listObjects,
  OBJECT_BASE,
  type ObjectCodec,
  POLL_HEADERS,
  retrieveObject,
} from "../openai-objects.ts";
import { decode } from "./decode.ts";
import {
  encodeContent,
  encodeCreated,
  makeCharacter,
  makeVideo,
  readContent,
  VARIANTS,
  VIDEO_ID,
} from "./encode.ts";
import { storedCharacters, storedVideos } from "./stored.ts";
import { validate, videoNotFound, videoNotReady } from "./validate.ts";
import type { Character, CreateVideoCall, Video, VideosEndpoint } from "./wire.ts";

export type { Video } from "./wire.ts";

/**
 * Videos, which are made while they are looked at: queued, in progress, completed, a state each time that one is
 * retrieved. A reply is the bytes of a video, or what is said of it.
 *
 * @see https://platform.openai.com/docs/api-reference/videos
 *
 * @example
 * server.use(llm.openai.videos(new Uint8Array([0, 0, 0, 24])));
 */
export function openaiVideos() {
  return [
    "POST",
    "/videos",
    createVideo("videos"),
    {
      list: ["GET", "/videos", listObjects(VIDEO)],
      retrieve: ["GET", "/videos/{video_id}", retrieveVideo()],
      delete: ["DELETE", "/videos/{video_id}", deleteObject(VIDEO)],
      downloadContent: ["GET", "/videos/{video_id}/content", downloadContent()],
      remix: ["POST", "/videos/{video_id}/remix", createVideo("remix")],
      edit: ["POST", "/videos/edits", createVideo("edits")],
      extend: ["POST", "/videos/extensions", createVideo("extensions")],
      createCharacter: [
        "POST",
        "/videos/characters",
        { ...createObject(CHARACTER), accepts: ["multipart"] },
      ],
      getCharacter: ["GET", "/videos/characters/{character_id}", retrieveObject(CHARACTER)],
    },
  ] as const satisfies Operation;
}

const VIDEO: ObjectKind<Video> = {
  param: "video_id",
  id: VIDEO_ID,
  rules: [],
  collect: storedVideos,
  notFound: videoNotFound,
  make: makeVideo,
  deleted: "video.deleted",
};

const CHARACTER: ObjectKind<Character> = {
  param: "character_id",
  id: { prefix: "char_", size: 32, alphabet: "hex" },
  rules: [
    ["name", { type: "string" }],
    [
      "video",
      (value, param) => (isUploadedFile(value) ? undefined : invalidType(param, "a file", value)),
    ],
  ],
  required: ["name", "video"],
  collect: storedCharacters,
  notFound: (id) => `Character with id '${id}' not found.`,
  make: makeCharacter,
  deleted: "character.deleted",
};

function createVideo(
  endpoint: VideosEndpoint,
): EndpointCodec<CreateVideoCall, VideoValue | Partial<Video>> {
  return {
    ...OBJECT_BASE,
    accepts: ["json", "multipart"],
    decode,
    validate: (call, context) => validate(call, endpoint, context),
    reply: () => ({}),
    encode: (reply, call, context) => encodeCreated(reply, call, { context, endpoint }),
  };
}

function retrieveVideo(): ObjectCodec<Partial<Video>> {
  return { ...actOnObject(VIDEO, advance), headers: () => POLL_HEADERS };
}

/** How long a video can be read. @see https://platform.openai.com/docs/guides/video-generation */
const DAY = 24 * 60 * 60;

function advance(video: Video, _: ObjectCall, { now }: CodecContext): Video {
  const seconds = Math.floor(now / 1000);
  switch (video.status) {
    case "queued":
      return { ...video, status: "in_progress", progress: 50 };
    case "in_progress": {
      const completed = { completed_at: seconds, expires_at: seconds + DAY };
      return { ...video, status: "completed", progress: 100, ...completed };
    }
    case "completed":
    case "failed":
      return video;
  }
}

/** What is to be seen in a video that is done; a reply is its bytes. */
function downloadContent(): EndpointCodec<ObjectCall, VideoValue> {
  return {
    ...OBJECT_BASE,
    validate({ query }) {
      const variant = query.get("variant");
      const isKnown = variant === null || VARIANTS.includes(variant);
      return isKnown ? undefined : invalidValue("variant", variant, VARIANTS);
    },
    reply({ params, query }, context) {
      const missing = findMissing(VIDEO, context.store, params);
      if (missing) return missing;
      const video = storedVideos(context.store).get(params["video_id"] ?? "")!;
      if (video.status !== "completed") return videoNotReady();
      return readContent(video, query.get("variant") ?? "", context) satisfies PartialVideo;
    },
    encode: encodeContent,
  };
}
