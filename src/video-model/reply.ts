/** A video that a test gives: its bytes, its URL, or either with more. */
export type VideoValue = Uint8Array | string | PartialVideo;

export interface PartialVideo {
  type?: "file";
  /** Bytes, or base64. */
  data?: Uint8Array | string;
  url?: string;
  /** @default "video/mp4" */
  mediaType?: string;
}

/** One video for all that are asked for, or a list of them. */
export type VideoReply = VideoValue | readonly VideoValue[];

/** One video of an answer. */
export interface GeneratedVideo {
  /** `undefined` where only the URL is known. */
  data: Uint8Array<ArrayBuffer> | undefined;
  url: string | undefined;
  mediaType: string;
}

/** As many videos as are asked for. Throws where the reply is none, or has another number of them. */
export function toVideos(reply: VideoReply, n: number): GeneratedVideo[] {
  const values = isList(reply) ? reply : Array.from({ length: n }, () => reply);
  if (values.length !== n) {
    throw new Error(
      `the request asks for ${n} videos and the reply has ${values.length}. Give one for each, or one alone for all.`,
    );
  }
  return values.map(toVideo);
}

/** Whether a reply is a video, and not what is said of one. */
export function isVideo(reply: unknown): reply is VideoValue {
  if (reply instanceof Uint8Array || typeof reply === "string") return true;
  const { data, url } = (reply ?? {}) as PartialVideo;
  return data !== undefined || url !== undefined;
}

/** Throws where the reply is none. */
export function toVideo(value: VideoValue): GeneratedVideo {
  if (value instanceof Uint8Array) return toVideo({ data: value });
  if (typeof value === "string") return toVideo({ url: value });
  const { type: _, data, url, mediaType = "video/mp4", ...rest } = value;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new Error(`a video has no "${unknown}". Give data or url, and mediaType, or a Response.`);
  }
  if (data !== undefined) return { data: toBytes(data), url, mediaType };
  if (url === undefined || !/^[a-z]+:/i.test(url)) {
    throw new Error(
      "the reply is no video. Give its bytes, its URL, { data, mediaType } or { url }, or a list of them.",
    );
  }
  return { data: undefined, url, mediaType };
}

function toBytes(data: Uint8Array | string): Uint8Array<ArrayBuffer> {
  if (typeof data !== "string") return new Uint8Array(data);
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

function isList(reply: VideoReply): reply is readonly VideoValue[] {
  return Array.isArray(reply);
}
