import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { describe, expect, test } from "vitest";
import { awsEventStream, loadAWSEventStream } from "../../src/framing/aws-event-stream.ts";
import { readRecordings } from "./recordings.ts";

await loadAWSEventStream();

/** AWS's own, kept beside the repository as the recordings are. */
const FOLDER = join(import.meta.dirname, "../../../shared/specs/aws-eventstream-test-vectors");
const hasVectors = existsSync(FOLDER);

interface Vector {
  headers: { name: string; type: number; value: string }[];
  payload: string;
}

const read = (path: string): Buffer => readFileSync(join(FOLDER, path));
const list = (folder: string): string[] => (hasVectors ? readdirSync(join(FOLDER, folder)) : []);
const decodeBase64 = (text: string): string => Buffer.from(text, "base64").toString();
const codec = new EventStreamCodec(
  (bytes) => new TextDecoder().decode(bytes as Uint8Array),
  (text) => new TextEncoder().encode(text),
);

describe.skipIf(!hasVectors)("AWS's test vectors", () => {
  /** Those whose headers, if any, are texts: Bedrock has no others. */
  const positive = list("encoded/positive").flatMap((name) => {
    const vector = JSON.parse(read(`decoded/positive/${name}`).toString()) as Vector;
    return vector.headers.every(({ type }) => type === 7) ? [{ name, ...vector }] : [];
  });

  test.for(positive)("$name is written byte by byte", ({ name, headers, payload }) => {
    const frame = awsEventStream().encode({
      headers: Object.fromEntries(headers.map((it) => [it.name, decodeBase64(it.value)])),
      payload: decodeBase64(payload),
    });
    expect(Buffer.from(frame as Uint8Array).equals(read(`encoded/positive/${name}`))).toBe(true);
  });

  test.for(list("encoded/positive"))("%s is read", (name) => {
    const { payload } = JSON.parse(read(`decoded/positive/${name}`).toString()) as Vector;
    const message = codec.decode(new Uint8Array(read(`encoded/positive/${name}`)));
    expect(Buffer.from(message.body).toString()).toBe(decodeBase64(payload));
  });

  test.for(list("encoded/negative"))("%s is none", (name) => {
    expect(() => codec.decode(new Uint8Array(read(`encoded/negative/${name}`)))).toThrow(
      /checksum|length/,
    );
  });
});

const streams = readRecordings("bedrock", /-stream$/).filter(
  ({ response }) => response.awsEventStream !== undefined,
);

test.for(streams)("$file is written byte by byte", ({ response }) => {
  const recorded = Buffer.from(response.awsEventStream!.base64, "base64");
  const framing = awsEventStream();
  let position = 0;
  while (position < recorded.length) {
    const bytes = recorded.subarray(position, position + recorded.readUInt32BE(position));
    const { headers, body } = codec.decode(new Uint8Array(bytes));
    const texts = Object.entries(headers).map(([name, { value }]) => [name, String(value)]);
    const payload = Buffer.from(body).toString();
    const frame = framing.encode({ headers: Object.fromEntries(texts) as never, payload });
    expect(Buffer.from(frame as Uint8Array).equals(bytes)).toBe(true);
    position += bytes.length;
  }
});

test("a broken frame has a wrong checksum, a cut one is too short", () => {
  const framing = awsEventStream();
  const event = { headers: { ":event-type": "chunk" }, payload: '{"a":"ü"}' };
  expect(() => codec.decode(framing.malformed(event) as Uint8Array)).toThrow(/checksum/);
  const whole = framing.encode(event) as Uint8Array;
  const cut = framing.truncated!(event);
  expect(cut.length).toBeLessThan(whole.length);
  expect(Buffer.from(whole).subarray(0, cut.length).equals(cut)).toBe(true);
  expect(new TextDecoder().decode(codec.decode(whole).body)).toBe('{"a":"ü"}');
});
