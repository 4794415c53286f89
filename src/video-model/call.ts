import type { BaseCall } from "../language-model/call.ts";
import type { Message } from "../language-model/prompt.ts";
import type { FrameSize } from "../media/h264.ts";

/** A request for a video. */
export interface VideoModelCall extends BaseCall {
  /** What is to be seen. */
  description: string;
  prompt: Message[];
  /** Of the default reply. */
  size: FrameSize;
  /** How long it is to be. */
  seconds: number;
}

/** The shorter edge of a video, by what vendors call its resolution. */
const EDGES: Record<string, number> = { "480p": 480, "720p": 720, "1080p": 1080, "4k": 2160 };

/** The size in pixels of a resolution, such as `720p`, in a shape, such as `16:9`; what says nothing is as both of these. */
export function toFrameSize(resolution: unknown, ratio: unknown): FrameSize {
  const name = typeof resolution === "string" ? resolution.toLowerCase() : "";
  const edge = (Object.hasOwn(EDGES, name) ? EDGES[name] : undefined) ?? 720;
  const shown = typeof ratio === "string" ? ratio : "";
  const [, across = "16", down = "9"] = /^(\d{1,2}):(\d{1,2})$/.exec(shown) ?? [];
  const shape = Number(across) / Math.max(1, Number(down)) || 1;
  const longer = toEven(edge * Math.max(shape, 1 / shape));
  return shape > 1 ? { width: longer, height: edge } : { width: edge, height: longer };
}

/** No video of a provider's is longer at its edge. */
const LONGEST_EDGE = 4096;

function toEven(edge: number): number {
  return Math.min(LONGEST_EDGE, Math.round(edge / 2) * 2);
}
