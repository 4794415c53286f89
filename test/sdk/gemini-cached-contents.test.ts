import { createGoogleGenerativeAI } from "@ai-sdk/google";
import type { CachedContent, CreateCachedContentParameters } from "@google/genai";
import { GoogleGenAI } from "@google/genai";
import { generateText } from "ai";
import { describe, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";
import { ai, offer, toError } from "./gemini-client.ts";

const server = usePack();

const model = "gemini-2.5-flash";
const HOST = "https://generativelanguage.googleapis.com";

/** Some 2,000 tokens. */
const handbook = "Every change needs a reviewer and a green build. ".repeat(200);

function create(config: CreateCachedContentParameters["config"] = {}): Promise<CachedContent> {
  return ai.caches.create({ model, config: { contents: handbook, ...config } });
}

function ask(cachedContent: string, config: object = {}) {
  return ai.models.generateContent({
    model,
    contents: "Who reviews?",
    config: { cachedContent, ...config },
  });
}

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return { ...toError(error), message: (error as Error).message };
}

function refused(status: number, message: string): object {
  return { status, message: expect.stringContaining(JSON.stringify(message).slice(1, -1)) };
}

const GONE = refused(403, "CachedContent not found (or permission denied)");

describe("cached contents", () => {
  test("are made, read, listed in pages, changed and deleted", async () => {
    const cached = await create({ displayName: "Handbook", ttl: "300s" });
    expect(cached).toMatchObject({
      name: expect.stringMatching(/^cachedContents\/[a-z0-9]{40}$/),
      model: "models/gemini-2.5-flash",
      displayName: "Handbook",
      usageMetadata: { totalTokenCount: expect.any(Number) },
    });
    const lifetime = Date.parse(cached.expireTime!) - Date.parse(cached.createTime!);
    expect(lifetime).toBe(300_000);
    const name = cached.name!;
    expect(await ai.caches.get({ name })).toEqual(cached);
    const other = await create();
    const names: unknown[] = [];
    for await (const item of await ai.caches.list({ config: { pageSize: 1 } }))
      names.push(item.name);
    expect(names).toEqual([other.name, name]);
    const changed = await ai.caches.update({ name, config: { ttl: "600s" } });
    expect(Date.parse(changed.expireTime!) - Date.parse(changed.updateTime!)).toBe(600_000);
    expect(await ai.caches.get({ name })).toEqual(changed);
    await ai.caches.delete({ name });
    expect(await refusal(ai.caches.get({ name }))).toMatchObject(GONE);
  });

  test("live for an hour where nothing is said, or until a time", async () => {
    const cached = await create();
    expect(Date.parse(cached.expireTime!) - Date.parse(cached.createTime!)).toBe(3_600_000);
    const expireTime = "2990-01-01T00:00:00Z";
    expect((await create({ expireTime })).expireTime).toBe(expireTime);
    const { name } = cached;
    const changed = await ai.caches.update({ name: name!, config: { expireTime } });
    expect(changed.expireTime).toBe(expireTime);
  });

  test("are gone once their time is over, by the clock of the settings", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    const gemini = llm.gemini.with({ now: () => now });
    server.use(...gemini.handlers);
    const { name = "" } = await create({ ttl: "60s" });
    now += 59_999;
    expect((await ask(name)).text).toBe("This is a mock request");
    now += 1;
    expect(await refusal(ask(name))).toMatchObject(GONE);
    expect(await refusal(ai.caches.get({ name }))).toMatchObject(GONE);
    expect(await ai.caches.list()).toMatchObject({ page: [] });
  });

  test("go with resetHandlers()", async () => {
    const { name = "" } = await create();
    server.resetHandlers();
    expect(await refusal(ask(name))).toMatchObject(GONE);
  });

  test("are what a test says they are", async () => {
    server.use(llm.gemini.cachedContents({ usageMetadata: { totalTokenCount: 9609 } }));
    const { name = "" } = await create();
    expect((await ask(name)).usageMetadata).toMatchObject({
      cachedContentTokenCount: 9609,
      cacheTokensDetails: [{ modality: "TEXT", tokenCount: 9609 }],
    });
    server.use(llm.gemini.cachedContents(errors.rateLimit()));
    expect(await refusal(create())).toMatchObject({ status: 429 });
    server.use(llm.gemini.cachedContents.get({ name: "cachedContents/a", displayName: "A" }));
    expect(await ai.caches.get({ name: "a" })).toMatchObject({ displayName: "A" });
  });
});

describe("a request with a cached content", () => {
  test("goes on from what is cached", async () => {
    const { name = "", usageMetadata } = await create({
      systemInstruction: "Be brief.",
      tools: offer("get_weather"),
    });
    const mock = llm.gemini.generateContent(toolCall("get_weather", {}));
    server.use(mock);
    const answer = await ask(name);
    expect(answer.functionCalls).toMatchObject([{ name: "get_weather" }]);
    const [call] = mock.calls;
    expect(call).toMatchObject({ system: "Be brief.", lastUserText: "Who reviews?" });
    expect(call!.tools).toMatchObject([{ name: "get_weather" }]);
    expect(JSON.stringify(call!.prompt)).toContain("green build");
    const { promptTokenCount, cachedContentTokenCount } = answer.usageMetadata!;
    expect(cachedContentTokenCount).toBe(usageMetadata!.totalTokenCount);
    expect(promptTokenCount).toBeGreaterThan(cachedContentTokenCount!);
  });

  test("has the same usage in a stream", async () => {
    const { name: cachedContent = "", usageMetadata } = await create();
    const config = { cachedContent };
    const params = { model, contents: "Hi", config };
    const usages: unknown[] = [];
    for await (const chunk of await ai.models.generateContentStream(params)) {
      usages.push(chunk.usageMetadata?.cachedContentTokenCount);
    }
    expect(usages.at(-1)).toBe(usageMetadata!.totalTokenCount);
  });

  test("is refused where there is none of that name, and not without a name", async () => {
    expect(await refusal(ask("cachedContents/unknown"))).toMatchObject(GONE);
    expect((await ask("")).text).toBe("This is a mock request");
    server.use(llm.gemini.generateContent("Hi", { validate: { requests: false } }));
    expect((await ask("cachedContents/unknown")).text).toBe("Hi");
  });

  test("is refused for another model than its own", async () => {
    const { name = "" } = await create();
    const other = ai.models.generateContent({
      model: "gemini-2.5-pro",
      contents: "Hi",
      config: { cachedContent: name },
    });
    const message =
      "Model used by GenerateContent request (models/gemini-2.5-pro) and CachedContent (models/gemini-2.5-flash) has to be the same.";
    expect(await refusal(other)).toMatchObject(refused(400, message));
  });

  test("is refused with an instruction or tools of its own", async () => {
    const { name = "" } = await create();
    const message =
      "CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.";
    for (const config of [{ systemInstruction: "Hi" }, { tools: offer("a") }]) {
      expect(await refusal(ask(name, config))).toMatchObject(refused(400, message));
    }
    expect((await ask(name, { temperature: 0 })).text).toBe("This is a mock request");
  });

  test("comes from the AI SDK too", async () => {
    const { name = "" } = await create();
    const google = createGoogleGenerativeAI({ apiKey: "test" });
    const { usage } = await generateText({
      model: google(model),
      prompt: "Hi",
      providerOptions: { google: { cachedContent: name } },
    });
    expect(usage.inputTokenDetails.cacheReadTokens).toBeGreaterThan(1000);
  });
});

describe("a content that is refused", () => {
  async function post(body: object, { method = "POST", path = "" } = {}): Promise<unknown> {
    const url = `${HOST}/v1beta/cachedContents${path}`;
    const response = await fetch(url, { method, body: JSON.stringify(body) });
    const { error } = (await response.json()) as { error?: object };
    return error;
  }

  test("is too small", async () => {
    const message = /^Cached content is too small. total_token_count=\d+, min_total_token_count=/;
    for (const [name, minimum] of [
      ["gemini-2.5-flash", 1024],
      ["gemini-2.5-pro", 4096],
    ] as const) {
      expect(
        await post({ model: `models/${name}`, contents: [{ parts: [{ text: "Hi" }] }] }),
      ).toEqual({
        code: 400,
        message: expect.stringMatching(`${message.source}${minimum}$`),
        status: "INVALID_ARGUMENT",
      });
    }
    const file = { fileData: { fileUri: `${HOST}/v1beta/files/a`, mimeType: "video/mp4" } };
    expect(
      await post({ model: "models/m", contents: [{ role: "user", parts: [file] }] }),
    ).toBeUndefined();
  });

  const contents = [{ role: "user", parts: [{ text: handbook }] }];

  test.for([
    [{ contents }, "* CreateCachedContentRequest.model: model is not specified\n"],
    [
      { ttl: "5s", expireTime: "2990-01-01T00:00:00Z" },
      "Invalid value at 'cached_content' (oneof), oneof field 'expiration' is already set. Cannot set 'expireTime'",
    ],
    [
      { ttl: 300 },
      "Invalid value at 'cached_content.ttl' (type.googleapis.com/google.protobuf.Duration), Field 'ttl', Illegal duration format; duration must end with 's'",
    ],
    [
      { expireTime: "tomorrow" },
      "Invalid value at 'cached_content.expire_time' (type.googleapis.com/google.protobuf.Timestamp), Field 'expireTime', Invalid time format: Failed to parse input",
    ],
    [
      { contents: "Hi" },
      `Invalid value at 'cached_content.contents' (type.googleapis.com/google.ai.generativelanguage.v1beta.Content), "Hi"`,
    ],
    [
      { systemInstruction: { parts: [{ text: 1 }] } },
      "Invalid value at 'cached_content.system_instruction.parts[0].text' (TYPE_STRING), 1",
    ],
  ] as const)("has %j in it", async ([body, message]) => {
    const model = "contents" in body && body.contents === contents ? undefined : "models/m";
    expect(await post({ model, contents, ...body })).toMatchObject({ code: 400, message });
  });

  test("is a change to both times", async () => {
    const { name = "" } = await create();
    const path = name.replace("cachedContents", "");
    const both = { ttl: "5s", expire_time: "2990-01-01T00:00:00Z" };
    expect(await post(both, { method: "PATCH", path })).toMatchObject({ code: 400 });
    expect(await post({ ttl: "1.5s" }, { method: "PATCH", path })).toBeUndefined();
  });
});

describe("Vertex AI", () => {
  const project = "acme";
  const googleAuthOptions = { credentials: createCredentials() };
  const vertex = new GoogleGenAI({
    vertexai: true,
    project,
    location: "global",
    googleAuthOptions,
  });

  test("keeps contents under a project and a number, in its own words", async () => {
    const cached = await vertex.caches.create({ model, config: { contents: handbook } });
    const place = "projects/acme/locations/global";
    expect(cached).toMatchObject({
      name: expect.stringMatching(`^${place}/cachedContents/\\d{19}$`),
      model: `${place}/publishers/google/models/gemini-2.5-flash`,
    });
    expect(cached).not.toHaveProperty("displayName");
    const name = cached.name!;
    const ask = (config: object) =>
      vertex.models.generateContent({ model, contents: "Hi", config: { ...config } });
    const { usageMetadata } = await ask({ cachedContent: name });
    expect(usageMetadata?.cachedContentTokenCount).toBe(cached.usageMetadata!.totalTokenCount);
    const words =
      "Tool config, tools and system instruction should not be set in the request when using cached content.";
    const both = ask({ cachedContent: name, systemInstruction: "Hi" });
    expect(await refusal(both)).toMatchObject(refused(400, words));
    await vertex.caches.delete({ name });
    const id = name.split("/").at(-1)!;
    const gone = refused(404, `Not found: cached content metadata for ${id}.`);
    expect(await refusal(vertex.caches.get({ name }))).toMatchObject(gone);
    expect(await refusal(ask({ cachedContent: name }))).toMatchObject(gone);
  });

  test("says that a content's time is over", async () => {
    let now = 0;
    server.use(...llm.vertex.with({ now: () => now }).handlers);
    const config = { contents: handbook, ttl: "1s" };
    const { name = "" } = await vertex.caches.create({ model, config });
    now = 1000;
    const late = vertex.models.generateContent({
      model,
      contents: "Hi",
      config: { cachedContent: name },
    });
    const words = `Cache content ${name.split("/").at(-1)} is expired.`;
    expect(await refusal(late)).toMatchObject(refused(400, words));
  });
});
