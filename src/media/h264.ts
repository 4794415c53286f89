/** A picture's size in pixels; both are even, for colours are stored for each four of them. */
export interface FrameSize {
  width: number;
  height: number;
}

/** What a decoder has to know, and a picture. */
export interface H264 {
  /** The sequence's and the picture's parameters, each a unit of the format. */
  sps: number[];
  pps: number[];
  frame: number[];
}

/**
 * One grey picture: each block of 16 × 16 pixels is told to be as its neighbours are, which is one byte.
 *
 * @see https://www.itu.int/rec/T-REC-H.264
 */
export function createH264({ width, height }: FrameSize): H264 {
  const [across, down] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const [right, bottom] = [(across * BLOCK - width) / 2, (down * BLOCK - height) / 2];
  const isCropped = right + bottom > 0;
  const crop = isCropped
    ? `1${[0, right, 0, bottom].map((value) => toExpGolomb(value)).join("")}`
    : "0";
  // its number, the bits of a frame's, the order of what is decoded, and no frames to refer to
  const order = [0, 0, 2, 0].map((value) => toExpGolomb(value)).join("");
  const size = toExpGolomb(across - 1) + toExpGolomb(down - 1);
  const sps = [SPS, BASELINE, CONSTRAINED, toLevel(across * down)];
  return {
    sps: [...sps, ...toBytes(`${order}0${size}11${crop}0`)],
    pps: [PPS, ...toBytes(PLAIN)],
    frame: [IDR, ...toBytes(INTRA + GREY.repeat(across * down))],
  };
}

const BLOCK = 16;

/** What a unit is, and that others refer to it. */
const [SPS, PPS, IDR] = [0x67, 0x68, 0x65] as const;

/** The profile that every decoder knows. */
const [BASELINE, CONSTRAINED] = [66, 0xc0] as const;

/** Parameters that leave everything as it is: a 1 is the number 0. */
const PLAIN = "1100111000111000";

/** From the first block on, a picture without others: its kind, which is 7, its numbers, and no change of quality. */
const INTRA = "10001000100001001";

/** As the mean of its neighbours, in brightness and in colour, of the same quality, and nothing to add. */
const GREY = "00100111";

/** How many blocks a decoder of a level takes. */
function toLevel(blocks: number): number {
  if (blocks <= 1620) return 30;
  if (blocks <= 3600) return 31;
  return blocks <= 8192 ? 40 : 51;
}

/** As many zeros as there are bits after the first one. */
function toExpGolomb(value: number): string {
  const bits = (value + 1).toString(2);
  return "0".repeat(bits.length - 1) + bits;
}

/** The bits of a unit, with the one that ends it. */
function toBytes(bits: string): number[] {
  const ended = `${bits}1`;
  const padded = ended.padEnd(Math.ceil(ended.length / 8) * 8, "0");
  return Array.from({ length: padded.length / 8 }, (_, index) =>
    Number.parseInt(padded.slice(index * 8, index * 8 + 8), 2),
  );
}
