import { beforeEach, describe, expect, test } from "vitest";
import type { EndpointCodec } from "../../src/codec.ts";
import { isUploadedFile, type UploadedFile } from "../../src/form.ts";
import { sse } from "../../src/framing/sse.ts";
import { type Fault, defineProvider, errors, faults } from "../../src/index.ts";
import type { BaseCall } from "../../src/language-model/call.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const URL = "https://media.example/v1";
const WAVE = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const EVENTS = ["one", "two", "three", "four"].map((data) => ({ data }));

/** An endpoint of the kind that no text generation is, answering with what it is given. */
function endpoint(own: Partial<EndpointCodec>): EndpointCodec {
  return {
    kind: "endpoint",
    decode: ({ body, file }) => ({ modelId: "", body: file ?? body }),
    validate: () => undefined,
    encodeError: ({ kind, status = 400 }) => ({ status, body: { error: kind } }),
    reply: ({ body }) => body,
    encode: (value: unknown) => value,
    ...own,
  };
}

const media = defineProvider({
  name: "media",
  baseURL: URL,
  operations: {
    form: ["POST", "/form", endpoint({ accepts: ["json", "multipart"] })],
    upload: ["POST", "/upload", endpoint({ accepts: ["bytes"] })],
    either: ["POST", "/either", endpoint({ accepts: ["json", "bytes"] })],
    plain: ["POST", "/plain", endpoint({})],
    sound: [
      "GET",
      "/sound",
      endpoint({
        reply: () => Promise.resolve(WAVE),
        encode: (data: unknown) => ({ type: "raw-body", data, contentType: "audio/wav" }),
      }),
    ],
    events: [
      "GET",
      "/events",
      endpoint({
        reply: () => EVENTS,
        encode: (frames: unknown) => ({ type: "framed-body", frames, framing: sse }),
      }),
    ],
  },
});

beforeEach(() => server.use(...media.handlers));

function post(
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(URL + path, { method: "POST", body, headers });
}

function get(path: string): Promise<Response> {
  return fetch(URL + path);
}

describe("what comes in", () => {
  test("a form is read as JSON would be, its files with their bytes", async () => {
    const mock = media.form(({ body }: BaseCall) => body);
    server.use(mock);
    const form = new FormData();
    form.append("model", "whisper-1");
    form.append("include[]", "logprobs");
    form.append("expires_after[seconds]", "3600");
    form.append("image[]", new File(["one"], "a.png", { type: "image/png" }));
    form.append("image[]", new File([WAVE], "b.png", { type: "image/png" }));
    form.append("__proto__", "odd");
    await post("/form", form);
    const body = mock.calls[0]?.body as Record<string, unknown>;
    expect(body).toMatchObject({
      model: "whisper-1",
      include: ["logprobs"],
      expires_after: { seconds: "3600" },
      image: [
        { filename: "a.png", mediaType: "image/png", size: 3 },
        { filename: "b.png", mediaType: "image/png", size: 300, bytes: WAVE },
      ],
    });
    expect(Object.getOwnPropertyDescriptor(body, "__proto__")?.value).toBe("odd");
    expect((body["image"] as unknown[]).every(isUploadedFile)).toBe(true);
  });

  test("the same endpoint takes JSON, and no form where none is expected", async () => {
    expect(await (await post("/form", '{"a":1}')).json()).toEqual({ a: 1 });
    const form = new FormData();
    form.append("a", "1");
    expect(await (await post("/plain", form)).json()).toEqual({ error: "invalid-json" });
  });

  test("a form that is none is malformed", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const response = await post("/form", "no form", headers);
    expect([response.status, await response.json()]).toEqual([400, { error: "invalid-json" }]);
  });

  test("bytes stay as they are", async () => {
    let file: UploadedFile | undefined;
    server.use(
      media.upload(({ body }: BaseCall) => {
        file = body as UploadedFile;
        return {};
      }),
    );
    await post("/upload", WAVE, { "content-type": "audio/wav" });
    expect(file).toEqual({ filename: "", mediaType: "audio/wav", size: 300, bytes: WAVE });
  });
});

test("bytes that an SDK calls JSON are bytes all the same, where nothing else is taken", async () => {
  const headers = { "content-type": "application/json" };
  expect((await post("/upload", WAVE, headers)).status).toBe(200);
  expect(await (await post("/either", "{oops", headers)).json()).toEqual({ error: "invalid-json" });
});

describe("what goes out", () => {
  test("bytes, with their type and length", async () => {
    const response = await get("/sound");
    expect(response.headers.get("content-type")).toBe("audio/wav");
    expect(response.headers.get("content-length")).toBe("300");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(WAVE);
  });

  test("half of the bytes, where the answer is truncated", async () => {
    server.use(media.sound(faults.truncate()));
    const bytes = await (await get("/sound")).arrayBuffer();
    expect(new Uint8Array(bytes)).toEqual(WAVE.slice(0, 150));
  });

  test("frames, each a chunk of its own", async () => {
    const mock = media.events();
    server.use(mock);
    const response = await get("/events");
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await response.text()).toBe("data: one\n\ndata: two\n\ndata: three\n\ndata: four\n\n");
    expect(mock.calls[0]?.delivered.chunks).toBe(4);
  });

  test.for<[fault: Fault, expected: string]>([
    [faults.truncate(), "data: one\n\ndata: two\n\n"],
    [faults.malformed(), "data: one\n\ndata: two\n\ndata: thre\n\ndata: four\n\n"],
    [faults.stall(1), "data: one\n\ndata: two\n\ndata: three\n\ndata: four\n\n"],
  ])("frames, broken in the middle: %o", async ([fault, expected]) => {
    server.use(media.events(fault));
    expect(await (await get("/events")).text()).toBe(expected);
  });

  test("frames, the connection lost in the middle", async () => {
    server.use(media.events(faults.disconnect()));
    const response = await get("/events");
    await expect(response.text()).rejects.toThrow("terminated");
  });

  test("an error, whatever the body would have been", async () => {
    server.use(media.events(errors.overloaded()));
    expect(await (await get("/events")).json()).toEqual({ error: "overloaded" });
  });
});
