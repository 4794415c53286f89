import { createFile, type Movie, MP4BoxBuffer } from "mp4box";
import createModule from "tinyh264/es/TinyH264.js";
import TinyH264Decoder from "tinyh264/es/TinyH264Decoder.js";
import { vi } from "vitest";

/** A film as two programs of others see it. */
export interface DecodedFilm {
  codec: string;
  width: number;
  height: number;
  seconds: number;
  /** How many pictures there are. */
  samples: number;
  /** Of the first picture, as it was decoded: its borders are cut off later. */
  frame: { width: number; height: number; pixels: Uint8Array };
}

/** The container is read by GPAC's parser, the picture by Android's own decoder. */
export async function decodeMP4(bytes: Uint8Array): Promise<DecodedFilm> {
  const file = createFile();
  let movie: Movie | undefined;
  const units: Uint8Array[] = [];
  file.onError = (module, message) => {
    throw new Error(`${module}: ${message}`);
  };
  file.onReady = (info) => {
    movie = info;
    file.setExtractionOptions(info.tracks[0]!.id);
    file.start();
  };
  file.onSamples = (_, __, samples) => {
    const [{ data, description }] = samples as [(typeof samples)[0]];
    const { avcC } = description as unknown as { avcC: { SPS: Unit[]; PPS: Unit[] } };
    units.push(avcC.SPS[0]!.data, avcC.PPS[0]!.data, ...cutUnits(data!));
  };
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0));
  file.flush();
  const [track] = movie!.tracks;
  return {
    codec: track!.codec,
    ...track!.video!,
    seconds: track!.duration / track!.timescale,
    samples: track!.nb_samples,
    frame: await decodeUnits(units),
  };
}

interface Unit {
  data: Uint8Array;
}

/** Each is told with its length before it. */
function cutUnits(sample: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  for (let offset = 0; offset < sample.length;) {
    const end = offset + 4 + view.getUint32(offset);
    units.push(sample.subarray(offset + 4, end));
    offset = end;
  }
  return units;
}

async function decodeUnits(units: Uint8Array[]): Promise<DecodedFilm["frame"]> {
  // it takes itself for a worker
  vi.stubGlobal("self", { location: { href: "" } });
  // its code is a data URL, which it then reads by itself
  vi.stubGlobal("fetch", undefined);
  try {
    let frame: DecodedFilm["frame"] | undefined;
    const decoder = new TinyH264Decoder(await createModule(), (pixels, width, height) => {
      frame = { pixels, width, height };
    });
    for (const unit of units) decoder.decode(Uint8Array.from([0, 0, 0, 1, ...unit]));
    decoder.release();
    if (!frame) throw new Error("There is no picture in it.");
    return frame;
  } finally {
    vi.unstubAllGlobals();
  }
}
