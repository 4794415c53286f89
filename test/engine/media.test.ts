import { decode as decodePNG } from "fast-png";
import { decode as decodeJPEG } from "jpeg-js";
import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, test } from "vitest";
import { createMP4 } from "../../src/media/mp4.ts";
import { createPicture, detectPicture } from "../../src/media/picture.ts";
import { createSilence, measureSeconds } from "../../src/media/silence.ts";
import { decodeMP4 } from "../support/decode-mp4.ts";
import { decodeWebP } from "../support/decode-webp.ts";

const SIZES = [
  [1024, 1024],
  [1536, 1024],
  [1, 1],
  [7, 259],
  [33, 9],
] as const;

describe("a picture that decodes", () => {
  test.for(SIZES)("PNG, %i by %i", ([width, height]) => {
    const bytes = createPicture("image/png", { width, height, color: 0x12_ab_ff });
    const picture = decodePNG(bytes, { checkCrc: true });
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(picture.palette).toEqual([[0x12, 0xab, 0xff]]);
    expect(picture.data.every((byte) => byte === 0)).toBe(true);
    expect(bytes.length).toBeLessThan(1400);
  });

  test.for(SIZES)("JPEG, %i by %i", ([width, height]) => {
    const bytes = createPicture("image/jpeg", { width, height, color: 0 });
    const picture = decodeJPEG(bytes, { tolerantDecoding: false, useTArray: true });
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(Array.from(picture.data.slice(-4))).toEqual([128, 128, 128, 255]);
  });

  test.for(SIZES)("WebP, %i by %i", async ([width, height]) => {
    const bytes = createPicture("image/webp", { width, height, color: 0x12_ab_ff });
    const picture = await decodeWebP(bytes);
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(Array.from(picture.data.slice(-4))).toEqual([0x12, 0xab, 0xff, 255]);
  });

  test("is known by its first bytes", () => {
    const types = ["image/png", "image/jpeg", "image/webp"];
    const pictures = types.map((type) => createPicture(type, { width: 2, height: 2, color: 0 }));
    expect(pictures.map(detectPicture)).toEqual(types);
    expect(detectPicture(new TextEncoder().encode("GIF89a"))).toBe("image/gif");
    expect(detectPicture(new TextEncoder().encode("<svg/>"))).toBe("image/svg+xml");
  });

  test("is not made up where there is none", () => {
    const make = () => createPicture("image/gif", { width: 1, height: 1, color: 0 });
    expect(make).toThrow("there is no picture of type image/gif");
  });
});

describe("a film that decodes", () => {
  test.for([
    [720, 1280, 4],
    [1792, 1024, 12],
    [1920, 1080, 8],
    [854, 480, 1.5],
    [2, 2, 1],
  ] as const)("MP4, %i by %i, %i seconds", async ([width, height, seconds]) => {
    const bytes = createMP4({ width, height, seconds });
    const { frame, codec, ...film } = await decodeMP4(bytes);
    expect(film).toEqual({ width, height, seconds, samples: 1 });
    expect(codec).toMatch(/^avc1\.42c0/);
    // whole blocks; what is too much of them is cut off where it is shown
    const whole = (edge: number): number => Math.ceil(edge / 16) * 16;
    expect([frame.width, frame.height]).toEqual([whole(width), whole(height)]);
    expect(frame.pixels.length).toBe((frame.width * frame.height * 3) / 2);
    expect(frame.pixels.every((value) => value === 128)).toBe(true);
    expect(bytes.length).toBeLessThan(1000 + (frame.width * frame.height) / 256);
  });

  test("has even edges, for its colours are told for four pixels at once", async () => {
    const { width, height } = await decodeMP4(createMP4({ width: 1, height: 101, seconds: 1 }));
    expect([width, height]).toEqual([2, 102]);
  });
});

describe("a sound that decodes", () => {
  test("MP3", async () => {
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData, sampleRate, samplesDecoded, errors } = decoder.decode(
      createSilence("mp3"),
    );
    decoder.free();
    expect(errors).toEqual([]);
    expect(sampleRate).toBe(24_000);
    expect(samplesDecoded).toBeGreaterThan(11_000);
    expect(channelData[0]!.every((sample) => sample === 0)).toBe(true);
  });

  test("WAV, as its header says", () => {
    const bytes = createSilence("wav");
    const view = new DataView(bytes.buffer);
    const text = (start: number) => new TextDecoder().decode(bytes.slice(start, start + 4));
    expect([text(0), text(8), text(12), text(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    // PCM, one channel, 24 kHz, 48,000 bytes a second, 2 bytes a sample, 16 bits
    expect(view.getUint32(16, true)).toBe(16);
    expect([view.getUint16(20, true), view.getUint16(22, true)]).toEqual([1, 1]);
    expect([view.getUint32(24, true), view.getUint32(28, true)]).toEqual([24_000, 48_000]);
    expect([view.getUint16(32, true), view.getUint16(34, true)]).toEqual([2, 16]);
    expect(view.getUint32(40, true)).toBe(bytes.length - 44);
    expect(measureSeconds(bytes)).toBe(0.5);
  });

  test("PCM: as many samples", () => {
    expect(createSilence("pcm")).toEqual(new Uint8Array(24_000));
  });

  test("is not made up where there is none", () => {
    expect(() => createSilence("flac")).toThrow('there is no sound in the format "flac"');
  });
});
