import type { Segment } from "./transcript.ts";

/** @see https://www.loc.gov/preservation/digital/formats/fdd/fdd000569.shtml */
export function toSRT(segments: Segment[]): string {
  return segments
    .map(({ text, start, end }, index) => {
      return `${index + 1}\n${toTime(start, ",")} --> ${toTime(end, ",")}\n${text.trim()}\n\n`;
    })
    .join("");
}

/** @see https://www.w3.org/TR/webvtt1/ */
export function toVTT(segments: Segment[]): string {
  const cues = segments.map(({ text, start, end }) => {
    return `${toTime(start, ".")} --> ${toTime(end, ".")}\n${text.trim()}\n\n`;
  });
  return `WEBVTT\n\n${cues.join("")}`;
}

/** `00:01:02,500` */
function toTime(seconds: number, point: string): string {
  const ms = Math.round(seconds * 1000);
  const [hours, minutes, rest] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  const clock = [hours, minutes, rest].map((part) => pad(part, 2)).join(":");
  return `${clock}${point}${pad(ms % 1000, 3)}`;
}

function pad(value: number, size: number): string {
  return String(Math.floor(value)).padStart(size, "0");
}
