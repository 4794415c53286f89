import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import { createMP4 } from "../../media/mp4.ts";
import type { RawBody } from "../../raw-body.ts";
import type { Store } from "../../store.ts";
import { toVideo, type VideoValue } from "../../video-model/reply.ts";
import { mergeBody } from "../merge-body.ts";
import type { StoredCall } from "../stored-call.ts";
import type { CreatedVideo, CreateVideoCall, StoredVideo, VideoStatus } from "./wire.ts";

export function storedVideos(store: Store): Map<string, StoredVideo> {
  return store.collection("videos");
}

/** The film that answers where a test gives none. */
export function createFilm({ size, seconds }: CreateVideoCall): Uint8Array {
  return createMP4({ ...size, seconds });
}

export function encodeCreated(
  reply: VideoValue,
  { modelId: model, seconds }: CreateVideoCall,
  { store, generateId }: CodecContext,
): CreatedVideo {
  const request_id = generateId(UUID);
  storedVideos(store).set(request_id, { video: toVideo(reply), model, seconds, looks: 0 });
  return { request_id };
}

/** A second of a small video, in a ten-thousand-millionth of a dollar: five cents, as recorded. */
const TICKS_A_SECOND = 500_000_000;

/** A video is under way at the first look, and done at the second. */
export function settle(stored: StoredVideo, call: StoredCall): VideoStatus {
  const { video, model, seconds } = stored;
  stored.looks += 1;
  if (stored.looks < 2) return { status: "pending", progress: 50 };
  return {
    status: "done",
    video: { url: video.url ?? toURL(call), duration: seconds, respect_moderation: true },
    model,
    usage: { cost_in_usd_ticks: seconds * TICKS_A_SECOND },
    progress: 100,
  };
}

/** Where bytes can be read: at a host of its own, unless it is a test that says where xAI is. */
function toURL({ id, url }: StoredCall): string {
  const host = url.startsWith("https://api.x.ai/")
    ? "https://vidgen.x.ai"
    : url.replace(/\/videos\/[^/]*$/, "");
  return `${host}/xai-vidgen-bucket/xai-video-${id}.mp4`;
}

export function encodeContent(reply: VideoValue): RawBody {
  const { data, mediaType: contentType } = toVideo(reply);
  if (data) return { type: "raw-body", data, contentType };
  throw new Error("the reply is a URL, and the request is for what is there. Reply with bytes.");
}

/** What is not done yet has a status of its own. */
export function encodeStatus(partial: Partial<VideoStatus>): RawBody {
  const body = mergeBody({ status: "pending" }, partial);
  return {
    type: "raw-body",
    data: JSON.stringify(body),
    contentType: "application/json",
    status: body.status === "pending" ? 202 : 200,
  };
}
