import type { CodecContext } from "../../codec.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { UUID } from "../../ids.ts";
import { createMP4 } from "../../media/mp4.ts";
import type { Store } from "../../store.ts";
import type { GeneratedVideo, VideoReply } from "../../video-model/reply.ts";
import { toVideos } from "../../video-model/reply.ts";
import { keepFile } from "../google-files.ts";
import { mergeBody } from "../merge-body.ts";
import type * as wire from "./wire.ts";

export function storedOperations(store: Store): Map<string, wire.StoredOperation> {
  return store.collection("operations");
}

/** The film that answers where a test gives none. */
export function createFilm({ size, seconds }: wire.VeoCall): Uint8Array {
  return createMP4({ ...size, seconds });
}

/** Keeps what is made; the answer is how to ask for it. */
export function encodeStarted(
  reply: VideoReply,
  { n, place, storageUri }: wire.VeoCall,
  { store, generateId }: CodecContext,
): wire.VeoOperation {
  const videos = toVideos(reply, n);
  // a mistake in the reply is told now, and not to who asks for it
  if (isVertex(place)) videos.forEach((video) => toVertexVideo(video, storageUri, 0));
  const id = isVertex(place) ? UUID : ({ prefix: "", size: 12, alphabet: "lowercase" } as const);
  const name = `${place}/operations/${generateId(id)}`;
  storedOperations(store).set(name, { name, videos, storageUri, looks: 0 });
  return { name };
}

export function encodeOperation(
  partial: Partial<wire.VeoOperation>,
  { name }: wire.OperationCall,
): wire.VeoOperation {
  return mergeBody({ name }, partial);
}

/** An operation is under way at the first look, and done at the second. */
export function settle(
  stored: wire.StoredOperation,
  { base }: wire.OperationCall,
  context: CodecContext,
): wire.VeoOperation {
  const { name } = stored;
  stored.looks += 1;
  if (stored.looks < 2) return { name };
  stored.operation ??= {
    name,
    done: true,
    response: isVertex(name) ? toVertexVideos(stored) : toGeminiVideos(stored, base, context),
  };
  return stored.operation;
}

/** The videos become files, which can be downloaded. */
function toGeminiVideos(
  { videos }: wire.StoredOperation,
  base: string,
  context: CodecContext,
): wire.GeminiVideos {
  const generatedSamples = videos.map((video) => {
    if (!video.data) return { video: { uri: video.url! } };
    const known = { mimeType: video.mediaType, source: "GENERATED" as const };
    const { uri } = keepFile(known, video.data, { base, context });
    return { video: { uri: `${uri}:download?alt=media` } };
  });
  return { "@type": GEMINI, generateVideoResponse: { generatedSamples } };
}

function toVertexVideos({ videos, storageUri }: wire.StoredOperation): wire.VertexVideos {
  return {
    "@type": VERTEX,
    raiMediaFilteredCount: 0,
    videos: videos.map((video, index) => toVertexVideo(video, storageUri, index)),
  };
}

const GEMINI = "type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse";
const VERTEX = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse";

/** Where a bucket was named, Google stores the video there, and tells where. */
function toVertexVideo(
  { data, url, mediaType: mimeType }: GeneratedVideo,
  storageUri: string | undefined,
  index: number,
): NonNullable<wire.VertexVideos["videos"]>[number] {
  if (url?.startsWith("gs://")) return { gcsUri: url, mimeType };
  if (data && storageUri !== undefined) {
    return { gcsUri: `${storageUri.replace(/\/$/, "")}/sample_${index}.mp4`, mimeType };
  }
  if (data) return { bytesBase64Encoded: bytesToBase64(data), mimeType };
  throw new Error(
    "the reply is a URL, and Vertex AI answers with bytes or with a place in a bucket. Reply with the video's bytes, or with a URL that begins gs://.",
  );
}

function isVertex(name: string): boolean {
  return !name.startsWith("models/");
}
