import { describe, expect, test } from "vitest";
import { bedrockConverse } from "../../src/codecs/bedrock-converse/index.ts";
import type { AWSEvent } from "../../src/framing/aws-event-stream.ts";
import { createFetch, llm } from "../../src/index.ts";
import { collect } from "../support/bedrock-converse-client.ts";
import {
  readBody,
  readStream,
  toBytes,
  toEvents,
  toRequest,
  toResult,
  toURL,
} from "./bedrock-reader.ts";
import { hasRecordings, readRecordings, type RecordedFrame, type Recording } from "./recordings.ts";
import { compareKeys, withRequest } from "./replay.ts";

const codec = bedrockConverse();
const bodies = readRecordings("bedrock", /\/converse$/);
const streams = readRecordings("bedrock", /\/converse-stream$/);
const all = [...bodies, ...streams];
const isOk = ({ response }: Recording): boolean => response.status === 200;
const sent = withRequest(all).filter(({ request }) => request?.body != null);
const fetch = createFetch(...llm.handlers);

const validate = (recording: Recording) =>
  codec.validate(codec.decode(toRequest(recording)), undefined as never);

test.for(sent.filter(isOk))("$file is accepted", (recording) => {
  expect(validate(recording)).toBeUndefined();
});

test.for(sent.filter((it) => !isOk(it) && it.decidable === "yes"))("$file is refused", (it) => {
  expect(validate(it)).toBeDefined();
});

/** Where the provider names its exception, ours is told alike. */
const refused = all.filter((it) => !isOk(it) && it.response.headers?.["x-amzn-errortype"]);

test.for(refused)("$file has an error's shape", ({ response }) => {
  const [type = ""] = response.headers!["x-amzn-errortype"]!.split(":");
  const { message } = response.body as { message: string };
  const { status } = response;
  expect(
    codec.encodeError({ type: "llm-error", kind: "custom", status, errorType: type, message }),
  ).toEqual({
    status,
    headers: { "x-amzn-errortype": response.headers!["x-amzn-errortype"] },
    body: response.body,
  });
});

test.for(sent.filter(isOk))("$file is understood", (recording) => {
  const { prompt, tools } = codec.decode(toRequest(recording));
  const neutral = JSON.stringify([prompt, tools]);
  const texts = findTexts(recording.request.body).map((text) => JSON.stringify(text));
  expect(texts.filter((text) => !neutral.includes(text))).toEqual([]);
});

/** The texts of messages, and the names of what may be called. */
function findTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (/^(?:input|json|source|document|outputConfig)$/.test(key)) return [];
    if ((key === "text" || key === "name") && typeof member === "string") return [member];
    return findTexts(member);
  });
}

const answered = bodies.filter(isOk);

test.for(answered)("$file says the same again", async (recording) => {
  const { body } = recording.response;
  const call = codec.decode(toRequest(recording));
  const again = codec.encode(toResult(codec.decodeResult!(body)), call);
  expect(await readBody(again)).toMatchObject(withoutType(await readBody(body)));
});

/** A call's type, which the API's model has not, and newer models of some vendors send. */
function withoutType(body: unknown): object {
  return JSON.parse(JSON.stringify(body).replaceAll(',"type":"tool_use"', "")) as object;
}

/** Wherever the answer came from a region that was recorded as it is. */
const recent = answered.filter(({ features }) => features.every((it) => it === "length"));

test.skipIf(!hasRecordings)("a body has the keys that bodies have", async () => {
  const recorded = recent.map(({ response }) => response.body);
  for (const recording of recent.filter(({ request }) => request?.body != null)) {
    const response = await fetch(toURL(recording), {
      method: "POST",
      body: JSON.stringify(recording.request.body),
    });
    expect(compareKeys(await response.json(), recorded)).toEqual({ unknown: [], missing: [] });
  }
});

describe("streams", () => {
  const framed = streams.filter(({ response }) => response.awsEventStream);

  test.for(framed)("$file says the same again", async (recording) => {
    const { base64, frames } = recording.response.awsEventStream!;
    const recorded = await readStream(Buffer.from(base64, "base64"));
    const call = codec.decode(toRequest(recording));
    const decoded = codec.decodeResult!(await collect(toRawEvents(frames) as never));
    const again = await readStream(toBytes(toEvents(codec, call, decoded)));
    expect(again).toMatchObject(recorded);
  });

  const orders = framed.map(({ response }) => toOrder(response.awsEventStream!.frames));

  test.skipIf(!hasRecordings)("events come in an order that was recorded", async () => {
    for (const recording of framed) {
      const call = codec.decode(toRequest(recording));
      const { frames } = recording.response.awsEventStream!;
      const decoded = codec.decodeResult!(await collect(toRawEvents(frames) as never));
      const own = Array.from(toEvents(codec, call, decoded), toFrame);
      expect(orders).toContainEqual(toOrder(own));
    }
  });
});

async function* toRawEvents(frames: RecordedFrame[]): AsyncGenerator<Record<string, unknown>> {
  for (const { headers, payload } of frames) yield { [headers[":event-type"]!]: payload };
}

function toFrame({ headers, payload }: AWSEvent): RecordedFrame {
  return { headers, payload: JSON.parse(payload) as Record<string, unknown> };
}

/** The events' names, runs of deltas folded. */
function toOrder(frames: RecordedFrame[]): string[] {
  const names = frames.map(({ headers, payload }) => {
    const { start, delta } = payload;
    const [kind = ""] = Object.keys(start ?? delta ?? {});
    return `${headers[":message-type"]} ${headers[":event-type"]} ${kind}`;
  });
  return names.filter((name, index) => name !== names[index - 1]);
}
