import type { GeneratedVideo } from "../../video-model/reply.ts";
import type { VideoModelCall } from "../../video-model/call.ts";
import type { StoredCall } from "../stored-call.ts";

/** @see https://docs.x.ai/docs/guides/video-generations */
export interface CreateVideoCall extends StoredCall, VideoModelCall {}

export interface CreatedVideo {
  request_id: string;
}

/**
 * The states of a video.
 *
 * @see https://docs.x.ai/docs/api-reference#get-deferred-video-generation-results
 */
export interface VideoStatus {
  status: "pending" | "done" | "expired" | "failed";
  video?: { url: string; duration: number; respect_moderation: boolean };
  model?: string;
  usage?: { cost_in_usd_ticks: number };
  progress?: number;
  error?: { code: string; message: string };
}

export interface StoredVideo {
  readonly video: GeneratedVideo;
  readonly model: string;
  readonly seconds: number;
  /** How often it was looked at. */
  looks: number;
}
