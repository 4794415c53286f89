import type { FrameSize } from "../../media/h264.ts";
import type { ObjectCall } from "../openai-object-kind.ts";
import type { VideoModelCall } from "../../video-model/call.ts";

/** The states of a video. */
export type VideoStatus = "queued" | "in_progress" | "completed" | "failed";

/**
 * A video as OpenAI tells of it.
 *
 * @see https://platform.openai.com/docs/api-reference/videos/object
 */
export interface Video {
  id: string;
  object: "video";
  created_at: number;
  status: VideoStatus;
  completed_at: number | null;
  error: { code: string; message: string } | null;
  expires_at: number | null;
  model: string;
  progress: number;
  prompt: string | null;
  remixed_from_video_id: string | null;
  seconds: string;
  size: string;
}

/** @see https://platform.openai.com/docs/api-reference/videos/create-character */
export interface Character {
  id: string;
  name: string | null;
  created_at: number;
}

/** A request for a new video. */
export interface CreateVideoCall extends ObjectCall, VideoModelCall {
  size: FrameSize;
  /** The video that it is made from, by its id. */
  sourceId: string | undefined;
}

/** What a video is made from: words, or another one, whose end it may be too. */
export type VideosEndpoint = "videos" | "remix" | "edits" | "extensions";
