import type { GoogleStoredCall } from "../google-stored.ts";
import type { GeneratedVideo } from "../../video-model/reply.ts";
import type { VideoModelCall } from "../../video-model/call.ts";

/** @see https://ai.google.dev/gemini-api/docs/video */
export interface VeoCall extends GoogleStoredCall, VideoModelCall {
  /** How many videos are asked for. */
  n: number;
  /** The model's name, with its project at Vertex AI. */
  place: string;
  /** The bucket that they are to be stored in. */
  storageUri: string | undefined;
}

/** A look at what takes its time. */
export interface OperationCall extends GoogleStoredCall {
  /** Such as `models/veo-3.1-generate-preview/operations/abc`. */
  name: string;
}

/**
 * The making of a video as Google tells of it.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation
 */
export interface VeoOperation {
  name: string;
  metadata?: object;
  done?: boolean;
  response?: GeminiVideos | VertexVideos;
  error?: { code: number; message: string; details?: object[] };
}

export interface GeminiVideos {
  "@type"?: string;
  generateVideoResponse: {
    generatedSamples?: { video: { uri: string } }[];
    raiMediaFilteredCount?: number;
    raiMediaFilteredReasons?: string[];
  };
}

export interface VertexVideos {
  "@type"?: string;
  raiMediaFilteredCount?: number;
  raiMediaFilteredReasons?: string[];
  videos?: ({ mimeType: string } & ({ bytesBase64Encoded: string } | { gcsUri: string }))[];
}

/** What is kept until it is asked for. */
export interface StoredOperation {
  readonly name: string;
  readonly videos: readonly GeneratedVideo[];
  readonly storageUri: string | undefined;
  /** How often it was looked at. */
  looks: number;
  /** Once it is done. */
  operation?: VeoOperation;
}
