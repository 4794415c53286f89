import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { createFetch, createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const PREDICT = "POST /v1beta/models/{m}:predictLongRunning";

async function send(
  fetch: typeof globalThis.fetch,
  { url, request }: Recording,
  method = "POST",
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const hasBody = method === "POST";
  const response = await fetch(url, { method, ...(hasBody && { body: toText(request.body) }) });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

function toText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

describe.runIf(hasRecordings)("Gemini's videos", () => {
  test("are begun, looked at and read as recorded", async () => {
    const fetch = createCheckedFetch(...createHandlers());
    const [begun] = readRecordings("gemini", PREDICT);
    const { body } = await send(fetch, begun!);
    expect(compareKeys(body, [begun!.response.body])).toEqual(SAME_KEYS);
    const name = /^models\/veo-3\.1-lite-generate-preview\/operations\/[a-z0-9]{12}$/;
    expect((begun!.response.body as { name: string }).name).toMatch(name);
    expect(body["name"]).toMatch(name);
    const [looked] = readRecordings("gemini", "GET /v1beta/models/{m}/operations/{id}");
    const url = `https://generativelanguage.googleapis.com/v1beta/${String(body["name"])}`;
    const pending = await send(fetch, { ...looked!, url }, "GET");
    expect(compareKeys(pending.body, [looked!.response.body])).toEqual(SAME_KEYS);
    // recorded is what is pending alone; the specification knows the rest as any operation
    const { body: done } = await send(fetch, { ...looked!, url }, "GET");
    expect(done["done"]).toBe(true);
  });
});

describe.runIf(hasRecordings)("xAI's videos", () => {
  test("are begun and looked at as recorded", async () => {
    const fetch = createFetch(...createHandlers());
    const [begun] = readRecordings("xai", "POST /v1/videos/generations");
    const { body } = await send(fetch, begun!);
    expect(compareKeys(body, [begun!.response.body])).toEqual(SAME_KEYS);
    const url = `https://api.x.ai/v1/videos/${String(body["request_id"])}`;
    const looks = readRecordings("xai", "GET /v1/videos/{id}").toSorted(
      (one, other) => other.response.status - one.response.status,
    );
    expect(looks.map(({ response }) => response.status)).toEqual([202, 202, 200]);
    for (const look of looks.slice(1)) {
      const { status, body: answer } = await send(fetch, { ...look, url }, "GET");
      expect(status).toBe(look.response.status);
      expect(compareKeys(answer, [look.response.body])).toEqual(SAME_KEYS);
      const recorded = look.response.body as Record<string, unknown>;
      const { usage, model } = recorded;
      expect({ usage: answer["usage"], model: answer["model"] }).toEqual({ usage, model });
    }
  });
});

describe.runIf(hasRecordings)("OpenAI's videos", () => {
  test("are as specified, whatever is done with them", async () => {
    const fetch = createCheckedFetch(...createHandlers());
    const { videos } = new OpenAI({ apiKey: "test", maxRetries: 0, fetch });
    const prompt = "A cat";
    const { id } = await videos.create({ prompt });
    await videos.retrieve(id);
    expect((await videos.retrieve(id)).status).toBe("completed");
    await videos.remix(id, { prompt });
    await videos.edit({ prompt, video: { id } });
    await videos.extend({ prompt, seconds: "4", video: { id } });
    expect((await videos.list()).data.length).toBe(4);
    const video = new File(["a film"], "a.mp4", { type: "video/mp4" });
    const character = await videos.createCharacter({ name: "Ada", video });
    await videos.getCharacter(character.id!);
    await videos.delete(id);
  });
});
