import { toASCII, toBigEndian } from "./bits.ts";
import { createH264, type FrameSize, type H264 } from "./h264.ts";

/** A grey film without sound. */
export interface Film extends FrameSize {
  /** How long it is shown. */
  seconds: number;
}

/**
 * An MP4 of one picture, which is shown all the time.
 *
 * @see https://developer.apple.com/documentation/quicktime-file-format
 */
export function createMP4({ seconds, ...size }: Film): Uint8Array<ArrayBuffer> {
  const even = { width: toEven(size.width), height: toEven(size.height) };
  const film = { ...even, seconds };
  const video = createH264(even);
  const sample = [...toBigEndian(video.frame.length, 4), ...video.frame];
  const kind = toBox("ftyp", [
    ...toASCII("isom"),
    ...toBigEndian(0x200, 4),
    ...toASCII("isomiso2avc1mp41"),
  ]);
  // where the picture is depends on the length of what tells it, which is always the same
  const measured = toMovie(film, { video, size: sample.length, offset: 0 });
  const offset = kind.length + measured.length + BOX_HEAD;
  const movie = toMovie(film, { video, size: sample.length, offset });
  return Uint8Array.from([...kind, ...movie, ...toBox("mdat", sample)]);
}

const BOX_HEAD = 8;

/** Of a second. */
const TIMESCALE = 1000;

interface Sample {
  video: H264;
  /** Bytes. */
  size: number;
  /** Where it begins in the file. */
  offset: number;
}

function toMovie({ width, height, seconds }: Film, sample: Sample): number[] {
  const duration = toBigEndian(Math.round(seconds * TIMESCALE), 4);
  const timescale = toBigEndian(TIMESCALE, 4);
  // nothing is said of when it was made
  const head = [...zeros(8), ...timescale, ...duration];
  const movie = [...head, ...FULL_SPEED, ...zeros(10), ...toMatrix(), ...zeros(24), 0, 0, 0, 2];
  const track = [...zeros(8), ...ONE, ...NONE, ...duration, ...zeros(16), ...toMatrix()];
  const sides = [...toFixed(width), ...toFixed(height)];
  const media = [
    ...toFullBox("mdhd", [...head, ...UNDETERMINED, 0, 0]),
    ...toFullBox("hdlr", [...NONE, ...toASCII("vide"), ...zeros(12), ...toASCII("Video\0")]),
    ...toBox("minf", [
      ...toFullBox("vmhd", zeros(8), 1),
      ...toBox("dinf", toFullBox("dref", [...ONE, ...toFullBox("url ", [], 1)])),
      ...toBox("stbl", toTable({ width, height }, duration, sample)),
    ]),
  ];
  return toBox("moov", [
    ...toFullBox("mvhd", movie),
    // it is shown, and part of the film
    ...toBox("trak", [...toFullBox("tkhd", [...track, ...sides], 3), ...toBox("mdia", media)]),
  ]);
}

/** What the one sample is, how long it lasts, and where it is. */
function toTable(
  { width, height }: FrameSize,
  duration: number[],
  { video, size, offset }: Sample,
): number[] {
  return [
    ...toFullBox("stsd", [...ONE, ...toEntry({ width, height }, video)]),
    ...toFullBox("stts", [...ONE, ...ONE, ...duration]),
    ...toFullBox("stsc", [...ONE, ...ONE, ...ONE, ...ONE]),
    ...toFullBox("stsz", [...NONE, ...ONE, ...toBigEndian(size, 4)]),
    ...toFullBox("stco", [...ONE, ...toBigEndian(offset, 4)]),
  ];
}

function toEntry({ width, height }: FrameSize, { sps, pps }: H264): number[] {
  const [, profile = 0, compatibility = 0, level = 0] = sps;
  // sizes of samples are told in four bytes; one set of each kind of parameters
  const config = [1, profile, compatibility, level, 0xff, 0xe1, ...toBigEndian(sps.length, 2)];
  return toBox("avc1", [
    ...zeros(6),
    ...toBigEndian(1, 2),
    ...zeros(16),
    ...toBigEndian(width, 2),
    ...toBigEndian(height, 2),
    ...toFixed(72),
    ...toFixed(72),
    ...NONE,
    ...toBigEndian(1, 2),
    ...zeros(32),
    ...toBigEndian(24, 2),
    0xff,
    0xff,
    ...toBox("avcC", [...config, ...sps, 1, ...toBigEndian(pps.length, 2), ...pps]),
  ]);
}

const ONE = [0, 0, 0, 1];
const NONE = [0, 0, 0, 0];

/** Speed and loudness as they are. */
const FULL_SPEED = [0, 1, 0, 0, 1, 0];

/** No language. */
const UNDETERMINED = [0x55, 0xc4];

function toBox(type: string, content: number[]): number[] {
  return [...toBigEndian(content.length + BOX_HEAD, 4), ...toASCII(type), ...content];
}

/** With a version, which is none, and flags. */
function toFullBox(type: string, content: number[], flags = 0): number[] {
  return toBox(type, [...toBigEndian(flags, 4), ...content]);
}

/** Turned in no way. */
function toMatrix(): number[] {
  const UNIT = 0x10000;
  return [UNIT, 0, 0, 0, UNIT, 0, 0, 0, 0x40000000].flatMap((value) => toBigEndian(value, 4));
}

/** A number with 16 bits after the point. */
function toFixed(value: number): number[] {
  return [...toBigEndian(value, 2), 0, 0];
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

/** At least one block of colours. */
function toEven(edge: number): number {
  return Math.max(2, Math.round(edge / 2) * 2);
}
