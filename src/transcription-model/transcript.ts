/** What was said in a part of a sound. */
export interface Segment {
  text: string;
  /** Seconds. */
  start: number;
  end: number;
  speaker?: string;
}

export interface Transcript {
  text: string;
  segments: Segment[];
  words: Omit<Segment, "speaker">[];
  /** As ISO 639-1 has it; `undefined` where nobody says. */
  language: string | undefined;
  /** Seconds. */
  duration: number;
}

/** What a test says of a sound; the rest is measured or shared out. */
export interface PartialTranscript {
  /** Default: the texts of the segments. */
  text?: string;
  /** Times are shared out by length where they are left out. */
  segments?: readonly (Partial<Segment> & { text: string })[];
  /** `en`. */
  language?: string;
  /** Seconds. Default: what the file says, or its size. */
  duration?: number;
}

/** The spoken words, or more of them. */
export type TranscriptReply = string | PartialTranscript;

/** What is known besides the reply. */
export interface Recording {
  seconds: number;
  language: string | undefined;
}

/** Throws where the reply is none. */
export function toTranscript(reply: TranscriptReply, recording: Recording): Transcript {
  const { text, segments, language, duration, ...rest } =
    typeof reply === "string" ? { text: reply } : reply;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || (text === undefined && segments === undefined)) {
    const wrong = unknown === undefined ? "no text" : `an unknown "${unknown}"`;
    throw new Error(
      `the transcript has ${wrong}. Give the spoken words, or { text, segments, language, duration }.`,
    );
  }
  const seconds = duration ?? segments?.at(-1)?.end ?? recording.seconds;
  const timed = shareOut(segments ?? [{ text: text! }], { start: 0, end: seconds });
  return {
    text: text ?? timed.map((segment) => segment.text.trim()).join(" "),
    segments: timed,
    words: timed.flatMap((segment) =>
      shareOut(
        segment.text.split(/\s+/).flatMap((word) => (word === "" ? [] : [{ text: word }])),
        segment,
      ),
    ),
    language: language ?? recording.language,
    duration: seconds,
  };
}

/** Gives each its share of the time, by its length, where it has none of its own. */
function shareOut(
  texts: readonly (Partial<Segment> & { text: string })[],
  { start, end }: { start: number; end: number },
): Segment[] {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  let at = start;
  return texts.map((segment) => {
    const share = length === 0 ? 0 : ((end - start) * segment.text.length) / length;
    const from = segment.start ?? at;
    at = segment.end ?? from + share;
    return { ...segment, start: round(from), end: round(at) };
  });
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
